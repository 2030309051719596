package org.clepsydra.safety.argument;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.clepsydra.safety.evidence.Rows;

/**
 * An item of the evidence, as far as the argument looks at it. What a file leaves out is "" or
 * empty.
 *
 * @param id type, name and revision
 * @param type haz, rc, req, asm, anom, soup, dec, clause, row or threat
 * @param name the middle of the id
 * @param revision the end of the id
 * @param title one line
 * @param text the whole body
 * @param digest of type, title and text, now
 * @param seen the digest when it was last looked at
 * @param links to other items
 * @param needs of a requirement: impl, utest, itest
 * @param severity of a hazard
 * @param by of a control, who gives it: library or device
 * @param state of a clause: library, manufacturer, both or not applicable
 * @param standard of a clause
 * @param evaluation of an anomaly, what may come of it
 * @param status of an anomaly
 */
record Item(
        String id,
        String type,
        String name,
        int revision,
        String title,
        String text,
        String digest,
        String seen,
        List<Link> links,
        List<String> needs,
        String severity,
        String by,
        String state,
        String standard,
        String evaluation,
        String status) {

    /** Types whose texts must be those of the register of digests. */
    private static final Set<String> REGISTERED = Set.of("haz", "rc", "req", "asm");

    private static final int DIGITS = 12;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * A link to another item.
     *
     * @param role covers, mitigates, depends or evidence
     * @param to the other's id, with the revision it was written against
     */
    record Link(String role, String to) {}

    Item {
        id = Rows.text(id);
        type = Rows.text(type);
        name = Rows.text(name);
        title = Rows.text(title);
        text = Rows.text(text);
        digest = Rows.text(digest);
        seen = Rows.text(seen);
        links = Rows.list(links);
        needs = Rows.list(needs);
        severity = Rows.text(severity);
        by = Rows.text(by);
        state = Rows.text(state);
        standard = Rows.text(standard);
        evaluation = Rows.text(evaluation);
        status = Rows.text(status);
    }

    /** The id without its revision. */
    String key() {
        return type + "~" + name;
    }

    /** What an argument calls it: a number such as {@code ASM-001}, else the key. */
    String call() {
        return id.startsWith(type + "~") ? key() : id;
    }

    /**
     * Whether nobody but the library owes it anything: a clause that asks nothing of the device.
     */
    boolean settledHere() {
        return state.equals("library") || state.equals("not applicable");
    }

    /**
     * Whether the digest is that of the text and, of a type that the register has, the one that was
     * looked at.
     */
    boolean lookedAt() {
        boolean own = digest.equals(digestNow());
        return own && (!REGISTERED.contains(type) || digest.equals(seen));
    }

    private String digestNow() {
        String whole = SPACE.matcher(type + " " + title + " " + text).replaceAll(" ").strip();
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it covers or mitigates the other, at the other's revision. */
    boolean serves(Item other) {
        return links.stream()
                .anyMatch(
                        link ->
                                link.to().equals(other.id)
                                        && (link.role().equals("covers")
                                                || link.role().equals("mitigates")));
    }

    /** Whether it depends on the other. */
    boolean dependsOn(Item other) {
        return links.stream()
                .anyMatch(link -> link.to().equals(other.id) && link.role().equals("depends"));
    }

    /** The same item, whose digests are those of another text. */
    Item aged() {
        String other = "0".repeat(DIGITS);
        return Tamper.forged(
                this, Map.of("digest", REGISTERED.contains(type) ? digest : other, "seen", other));
    }

    /** The same item with a word more, of which nobody was told. */
    Item edited() {
        return Tamper.forged(this, Map.of("text", text + " not"));
    }

    /** The same item with other links. */
    Item withLinks(List<Link> others) {
        return Tamper.forged(this, Map.of("links", others));
    }

    /** The same item one revision on. */
    Item raised() {
        int next = revision + 1;
        return Tamper.forged(this, Map.of("id", key() + "~" + next, "revision", next));
    }

    /** The same anomaly, open and without evaluation. */
    Item unevaluated() {
        return Tamper.forged(this, Map.of("evaluation", "", "status", "open."));
    }
}
