package org.clepsydra.safety.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void linksNamesAndIdsThatAreThere() throws IOException {
        assertEquals(
                "<p><a href=\"#/item/req~gauge.top~2\"><code>gauge.top</code></a> and"
                        + " <a href=\"#/item/haz~overflow~1\">haz~overflow~1</a></p>",
                html("`gauge.top` and haz~overflow~1"));
        assertEquals(
                "<p><code>gauge.none</code> and haz~none~1</p>",
                html("`gauge.none` and haz~none~1"));
    }

    @Test
    void linksFilesFromTheFolderOfTheText() throws IOException {
        assertEquals(
                "<p><a href=\"#/file/safety-case/controls.md\">c</a></p>",
                html("[c](../safety-case/controls.md)"));
        assertEquals("<p>gone</p>", html("[gone](gone.md)"));
    }

    @Test
    void obeysNoHtmlAndNoScriptAddress() throws IOException {
        String html = html("<img src=x onerror=a()> [b](javascript:c()) ![d](http://e/f.png)");
        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("javascript:"), html);
        assertFalse(html.contains("http://e"), html);
    }

    @Test
    void setsHeadingsBelowThoseOfThePage() throws IOException {
        assertTrue(html("## Why").contains("<h4>Why</h4>"));
        assertTrue(html("| a |\n| --- |\n| 1 |").contains("<td>1</td>"));
        assertEquals("", html(" "));
    }

    private static String html(String markdown) throws IOException {
        return new Markup(new Routes(Sample.shown())).html(markdown, "traceability/a.md");
    }
}
