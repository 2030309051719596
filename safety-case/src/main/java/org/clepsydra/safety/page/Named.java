package org.clepsydra.safety.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import com.google.gson.JsonObject;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clepsydra.safety.json.Json;

/** Names of items in plain text, and how an item is named in a list. */
final class Named {
    /** An id of an item, wherever it stands. */
    static final Pattern IDS =
            Pattern.compile(
                    "\\b(?:ASM|ANO|DEC|OPEN)-\\d+\\b"
                            + "|\\b(?:haz|rc|req|asm|anom|soup|dec|clause|row|threat)~"
                            + "[A-Za-z0-9._-]+~\\d+");

    private Named() {}

    /** Plain text whose ids are links. */
    static DomContent linked(String plain, Routes routes) {
        List<DomContent> pieces = new ArrayList<>();
        Matcher id = IDS.matcher(plain);
        int done = 0;
        while (id.find()) {
            Optional<String> view = routes.named(id.group());
            if (view.isPresent()) {
                pieces.add(text(plain.substring(done, id.start())));
                pieces.add(a(id.group()).withHref(view.get()));
                done = id.end();
            }
        }
        pieces.add(text(plain.substring(done)));
        return each(pieces, piece -> piece);
    }

    /** A link to an item: its number or id, and its title. */
    static DomContent link(JsonObject item) {
        String id = Json.text(item, "id");
        String number = (Json.text(item, "standard") + " " + Json.text(item, "number")).strip();
        String name = id.contains("~") ? Json.text(item, "name") : id;
        String title = Json.text(item, number.isEmpty() ? "title" : "text");
        return a((number.isEmpty() ? name : number) + ": " + title).withHref(Routes.item(id));
    }
}
