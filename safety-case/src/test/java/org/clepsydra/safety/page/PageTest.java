package org.clepsydra.safety.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.clepsydra.safety.json.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final Pattern LINK = Pattern.compile("href=\\\\?\"(#/[^\"\\\\]*)");

    @TempDir Path folder;

    @Test
    void everyLinkInDataAndFirstViewResolves() throws Exception {
        Routes routes = new Routes(Sample.shown());
        Document page = page();
        List<String> links = new ArrayList<>(page.select("main a[href]").eachAttr("href"));
        Matcher inData = LINK.matcher(unpacked(page, "items"));
        while (inData.find()) {
            links.add(inData.group(1));
        }
        assertTrue(links.contains("#/item/req~gauge.name~1"), "a name in a text is a link");
        assertTrue(links.contains("#/file/safety-case/controls.md"), "a file's name is a link");
        assertEquals(List.of(), links.stream().filter(link -> !resolves(routes, link)).toList());
        assertFalse(routes.resolves("#/item/req~gone~1"));
        assertFalse(routes.resolves("#/nowhere"));
    }

    private static boolean resolves(Routes routes, String link) {
        return link.equals("#/") || routes.resolves(link);
    }

    @Test
    void theChainFromHazardToTestIsInTheData() throws Exception {
        Routes routes = new Routes(Sample.shown());
        for (String step :
                List.of(
                        Sample.CHAIN_HAZARD,
                        Sample.CHAIN_CONTROL,
                        Sample.CHAIN_REQUIREMENT,
                        Sample.CHAIN_SOURCE,
                        Sample.CHAIN_MUTANT,
                        Sample.CHAIN_TEST)) {
            assertTrue(routes.resolves(step), step);
        }
    }

    @Test
    void nothingIsLoadedAndOnlyItsOwnScriptMayRun() throws Exception {
        Document page = page();
        assertEquals(0, page.select("[src], link, iframe, object, embed, base, img").size());
        assertEquals(0, page.select("[onclick], [onload], [onerror]").size());
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertTrue(policy.startsWith("default-src 'none';"), policy);
        assertTrue(policy.contains("script-src 'sha256-"), policy);
        assertFalse(page.select("style").first().data().contains("url("));
    }

    @Test
    void whatTheEvidenceSaysIsShownAndNotObeyed() throws Exception {
        Path file = Sample.page(folder.resolve("page.html"));
        String raw = Sample.text(file);
        assertEquals(1, raw.split("<script>", -1).length - 1);
        String items = unpacked(Jsoup.parse(raw), "items");
        assertTrue(items.contains("&lt;script"), "Markdown's HTML is text");
        assertFalse(items.contains("<script"));
        assertFalse(items.contains("onclick"), "a drawing runs nothing");
    }

    @Test
    void twoRunsGiveTheSameBytes() throws IOException {
        Path one = Sample.page(folder.resolve("a/page.html"));
        Path other = Sample.page(folder.resolve("b/deeper/page.html"));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        assertFalse(Sample.text(one).contains(folder.toString()));
    }

    @Test
    void seventeenThousandMutantsFit() throws Exception {
        Path evidence = folder.resolve("evidence");
        Files.createDirectories(evidence);
        try (var files = Files.list(Sample.folder().resolve("evidence"))) {
            for (Path file : files.toList()) {
                Files.copy(file, evidence.resolve(file.getFileName()));
            }
        }
        JsonObject all = Json.read(evidence.resolve("mutants.json"));
        JsonArray many = new JsonArray();
        for (int i = 0; i < 17_000; i++) {
            JsonObject one = all.getAsJsonArray("mutants").get(i % 5).getAsJsonObject().deepCopy();
            one.addProperty("id", one.get("id").getAsString() + Integer.toHexString(i * 7919));
            one.addProperty("line", i);
            many.add(one);
        }
        all.add("mutants", many);
        Files.writeString(evidence.resolve("mutants.json"), all.toString());
        Path output = folder.resolve("page.html");
        String[] args = {evidence.toString(), "none", "none", output.toString()};
        assertEquals(0, Page.run(args, Page.BYTES_MAX, Sample.silent(), Sample.silent()));
        assertTrue(Files.size(output) < 1_000_000, "bytes: " + Files.size(output));
        JsonObject packed =
                JsonParser.parseString(unpacked(Jsoup.parse(Sample.text(output)), "mutants"))
                        .getAsJsonObject();
        assertEquals(17_000, packed.getAsJsonArray("id").size());
    }

    @Test
    void aPageThatIsTooLargeIsRefused() throws IOException {
        Path output = folder.resolve("page.html");
        int bytes = Math.toIntExact(Files.size(Sample.page(output)));
        assertEquals(1, Sample.run(output, bytes - 1));
        assertEquals(0, Sample.run(output, bytes));
        assertEquals(10_000_000, Page.BYTES_MAX);
    }

    @Test
    void saysHowItIsCalled() throws IOException {
        assertEquals(2, Page.run(new String[0], Page.BYTES_MAX, Sample.silent(), Sample.silent()));
    }

    private Document page() throws IOException {
        return Jsoup.parse(Sample.text(Sample.page(folder.resolve("page.html"))));
    }

    private static String unpacked(Document page, String name) throws DataFormatException {
        Element holder = page.getElementById("data-" + name);
        byte[] packed = Base64.getDecoder().decode(holder.data());
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[1_000_000];
        while (!inflater.finished()) {
            int read = inflater.inflate(chunk);
            text.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
        }
        inflater.end();
        return text.toString();
    }
}
