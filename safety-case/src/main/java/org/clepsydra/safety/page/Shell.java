package org.clepsydra.safety.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file as a whole: frame, style, first view, data, scripts. */
final class Shell {
    private static final List<String> SCRIPTS =
            List.of(
                    "html",
                    "data",
                    "java",
                    "parts",
                    "lists",
                    "items",
                    "source",
                    "tests",
                    "mutants",
                    "case",
                    "search",
                    "selfcheck",
                    "route",
                    "keys");

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private Shell() {}

    /** The page. */
    static String page(Shown shown) {
        String script = script();
        JsonObject sources = new JsonObject();
        shown.evidence().sources().forEach(file -> sources.addProperty(file.path(), file.text()));
        Map<String, String> values =
                Map.of(
                        "policy", policy(script),
                        "style", resource("page.css"),
                        "gaps", GapsView.html(shown),
                        "items", Packed.text(ItemData.json(shown)),
                        "mutants", Packed.text(MutantData.json(shown.evidence().mutants())),
                        "sources", Packed.text(sources.toString()),
                        "script", script);
        return PLACE.matcher(resource("shell.html"))
                .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }

    /** Only this page's own script runs, and nothing is loaded. */
    private static String policy(String script) {
        return "default-src 'none'; base-uri 'none'; form-action 'none';"
                + " style-src 'unsafe-inline'; script-src 'sha256-"
                + sha256(script)
                + "'";
    }

    private static String script() {
        StringBuilder all = new StringBuilder("(() => {\n'use strict';\n");
        SCRIPTS.forEach(name -> all.append(resource("js/" + name + ".js")));
        return all.append("})();").toString();
    }

    private static String resource(String name) {
        try (InputStream in = Shell.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
