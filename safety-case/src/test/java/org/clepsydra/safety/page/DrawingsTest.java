package org.clepsydra.safety.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DrawingsTest {

    @Test
    void takesOutWhatRunsOrLoads() throws IOException {
        String drawing =
                clean(
                        "<script>a()</script><style>@import 'x'</style>"
                                + "<image href='http://example.org/a.png'/>"
                                + "<rect onclick='b()' fill='url(http://example.org/x)'/>"
                                + "<a href='javascript:c()'><text>G0</text></a>");
        for (String word : new String[] {"script", "import", "http://example", "onclick"}) {
            assertFalse(drawing.contains(word), word + " in " + drawing);
        }
        assertTrue(drawing.contains("<text>G0</text>"));
    }

    @Test
    void keepsWhatPointsInside() throws IOException {
        String drawing =
                clean("<rect fill='url(#shade)'/><a href='argument-G1.svg'><text>G1</text></a>");
        assertTrue(drawing.contains("url(#shade)"));
        assertTrue(drawing.contains("href=\"#/drawings/argument-G1\""));
    }

    @Test
    void readsNoFileByAnEntity() {
        String svg =
                "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                        + "<svg xmlns='http://www.w3.org/2000/svg'><text>[&e;]</text></svg>";
        try {
            String drawing = Drawings.harmless(svg.getBytes(StandardCharsets.UTF_8));
            assertTrue(drawing.contains("[]"), drawing);
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("cannot be read"));
        }
    }

    @Test
    void refusesWhatIsNoDrawing() {
        assertThrows(
                IOException.class,
                () -> Drawings.harmless("<svg".getBytes(StandardCharsets.UTF_8)));
    }

    private static String clean(String inner) throws IOException {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg'>" + inner + "</svg>";
        return Drawings.harmless(svg.getBytes(StandardCharsets.UTF_8));
    }
}
