package org.clepsydra.join;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * Cuts a body at its labels: {@code *Situation.*} at the beginning of a line, {@code *Kind:*}
 * anywhere in it, and a line that begins with one of the plain words of a requirement.
 */
final class Labels extends AbstractVisitor {
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(Rationale|Limits|Covers|Needs|Depends|Verification|Comment|Tags"
                            + "|Kind|By|Check|Mitigates):");
    private static final Pattern MARKED = Pattern.compile("([A-Z][^.:]*)[.:]");

    private final List<Cut> cuts = new ArrayList<>();

    private record Cut(String label, int start, int end) {}

    private Labels() {}

    /**
     * Pieces by label in lower case, in order; what comes before the first label has the empty one.
     *
     * @param source of the whole file
     * @param blocks of the body
     * @param from where the body begins
     * @param to where it ends
     */
    static Map<String, String> of(String source, List<Block> blocks, int from, int to) {
        Labels labels = new Labels();
        blocks.forEach(block -> block.accept(labels));
        Map<String, String> pieces = new LinkedHashMap<>();
        int at = from;
        String label = "";
        for (Cut cut : labels.cuts) {
            put(pieces, label, source.substring(at, Math.max(at, cut.start())));
            label = cut.label().toLowerCase(Locale.ROOT);
            at = cut.end();
        }
        put(pieces, label, source.substring(at, Math.max(at, to)));
        return pieces;
    }

    /** The mark of a list before a label is none of the piece before it. */
    private static void put(Map<String, String> pieces, String label, String text) {
        pieces.merge(
                label,
                text.replaceAll("\\n\\s*[-*]\\s*$", "").strip(),
                (one, other) -> one + "\n\n" + other);
    }

    @Override
    public void visit(Emphasis emphasis) {
        Matcher label = MARKED.matcher(Markdown.plain(emphasis));
        boolean colon = Markdown.plain(emphasis).endsWith(":");
        if (label.matches() && (colon || beginsLine(emphasis))) {
            cuts.add(new Cut(label.group(1), Markdown.start(emphasis), Markdown.end(emphasis)));
        }
    }

    @Override
    public void visit(Text text) {
        Matcher label = PLAIN.matcher(text.getLiteral());
        if (label.lookingAt() && beginsLine(text)) {
            int start = Markdown.start(text);
            cuts.add(new Cut(label.group(1), start, start + label.end()));
        }
    }

    private static boolean beginsLine(Node node) {
        Node before = node.getPrevious();
        return before == null || before instanceof SoftLineBreak || before instanceof HardLineBreak;
    }
}
