package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown of the repository becomes part of a page. */
class ProseTest {
    @Test
    void remembersSectionsAndGivesEachAnAnchorOfItsOwn() {
        Prose prose = new Prose();

        String html = prose.html("## Two `parts`\n\n## Two parts\n\n### Below\n", 0);

        assertEquals(
                List.of(
                        new Prose.Section("two-parts", "Two parts"),
                        new Prose.Section("two-parts-2", "Two parts")),
                prose.sections());
        assertTrue(html.contains("<h2 id=\"two-parts-2\">"));
    }

    @Test
    void lowersHeadingsOfAFileThatIsPutIn() {
        assertEquals("<h3 id=\"a\">A</h3>\n", new Prose().html("## A", 1));
    }

    @Test
    void leadsToThePageThatAFileBecame() {
        String html = new Prose().html("See [them](../safety-case/threats.md).", 0);

        assertTrue(html.contains("<a href=\"threat-model.html\">them</a>"), html);
    }

    @Test
    void makesWordsOfALinkToAFileThatBecameNone() {
        String html = new Prose().html("See [the *table*](../verification/tables/x.md).", 0);

        assertEquals("<p>See the <em>table</em>.</p>\n", html);
    }

    @Test
    void keepsLinksWithinAndBetweenPages() {
        String html = new Prose().html("[a](#b) [c](d.html#e)", 0);

        assertTrue(html.contains("href=\"#b\"") && html.contains("href=\"d.html#e\""));
    }

    @Test
    void showsTagsAsTheyWereTyped() {
        assertFalse(Prose.plain("<script>alert()</script>").contains("<script>"));
    }

    @Test
    void rendersTables() {
        assertTrue(Prose.plain("| a |\n| --- |\n| b |\n").contains("<td>b</td>"));
    }
}
