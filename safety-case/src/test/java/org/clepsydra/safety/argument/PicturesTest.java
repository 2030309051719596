package org.clepsydra.safety.argument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Drawings and the form for other programs hold what the case holds. */
class PicturesTest {

    private static Case made() throws BadArgument {
        return ArgumentTest.evaluate(ArgumentTest.good(), new Sample().evidence());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void theTopLinksToEachBranch() throws Exception {
        Map<String, String> pictures = Pictures.of(made());
        assertEquals(
                List.of("argument.svg", "argument-G-flow.svg"), List.copyOf(pictures.keySet()));
        Document top = parse(pictures.get("argument.svg"));
        assertEquals(
                "argument-G-flow.svg",
                top.getElementsByTagName("a")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("href")
                        .getNodeValue());
        assertTrue(pictures.get("argument.svg").contains("D0 (answered)"));
        assertFalse(pictures.get("argument.svg").contains(">Sn-flow<"));
        assertTrue(pictures.get("argument-G-flow.svg").contains(">Sn-flow<"));
    }

    @ParameterizedTest
    @EnumSource(Value.class)
    void aValueIsToldByLetterAndWord(Value value) throws Exception {
        var nodes =
                Patterns.expand(
                        "a.yaml",
                        ArgumentReader.read("a.yaml", ArgumentTest.good()),
                        new Sample().evidence());
        Case made = Case.of("G0", nodes, leaf -> new Verdict(value, "why & <how>"));
        String svg = Pictures.of(made).get("argument-G-flow.svg");
        parse(svg);
        String drawn = svg.substring(0, svg.lastIndexOf("</g>"));
        assertTrue(drawn.contains(">" + value.letter() + "</text>"), drawn);
        assertTrue(drawn.contains("Sn-flow: " + value.word() + ". why &amp; &lt;how&gt;"), drawn);
    }

    @Test
    void linesAreNoWiderThanAsked() {
        String text = "a requirement of the pump with req~monitor.envelope-integrity~4 in it";
        List<String> lines = Words.wrap(text, 100, 12);
        lines.forEach(line -> assertTrue(Words.width(line, 12) <= 100, line));
        assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
        assertTrue(lines.contains("req~monitor."), lines.toString());
    }

    @Test
    void theFormForProgramsIsYamlWhoseNamesAllLeadSomewhere() throws Exception {
        String yaml = GsnYaml.of(made());
        Map<?, ?> nodes = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        assertEquals(made().nodes().size(), nodes.size());
        for (Object each : nodes.values()) {
            Map<?, ?> node = (Map<?, ?>) each;
            assertTrue(node.containsKey("text"));
            for (String role : List.of("supportedBy", "inContextOf", "challenges")) {
                if (node.get(role) instanceof List<?> ids) {
                    assertTrue(nodes.keySet().containsAll(ids), ids.toString());
                }
            }
        }
        assertEquals(List.of("S0"), ((Map<?, ?>) nodes.get("CG-D0")).get("challenges"));
        assertEquals(true, ((Map<?, ?>) nodes.get("CG-D0")).get("defeated"));
        assertEquals(List.of("CG-D0"), ((Map<?, ?>) nodes.get("Sn1")).get("challenges"));
        assertEquals(true, ((Map<?, ?>) nodes.get("Sn-flow")).get("undeveloped"));
    }
}
