package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No figure by hand, no word that claims. */
class TemplateRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{requirements}} of {{tests-passed}}",
                "the style of IEC 62304 class C, and IEC 60601-1-8",
                "IEC 62304:2006+A1:2015",
                "as ASM-001 says, and `req~a.b~12`, on JDK 17",
                "| 5.1.12 | what you need | here |",
                "1. first\n2. then",
                "    mvn -Dpercent=100 verify",
                "```\nfor (int i = 0; i < 10; i++)\n```",
                "S1 none, S5 death; CRC-32C; SHA-256",
                "two of 95 <!-- figure: a limit of the guidance -->",
                "[a page](page2.html#part-3)",
            })
    void letsPassWhatIsNoFigureOfEvidence(String text) {
        assertEquals(List.of(), TemplateRules.faults("t.md", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203 requirements",
                "covered to 99.5 %",
                "| tests | 1200 |",
                "killed in v2 of it",
                "after IEC 62304, 186 keys",
            })
    void findsAFigureWrittenByHand(String text) {
        assertEquals(1, TemplateRules.faults("t.md", text).size(), text);
    }

    /** The words, in parts, so that no file says them of anything. */
    @ParameterizedTest
    @ValueSource(strings = {"It is CLAIM.", "Fully CLAIM with", "CLAIM by the FDA"})
    void findsAWordThatClaims(String text) {
        for (String claim : List.of("certi" + "fied", "Compl" + "iant", "appr" + "oved")) {
            String claims = text.replace("CLAIM", claim);
            assertEquals(1, TemplateRules.faults("t.md", claims).size(), claims);
        }
    }

    @Test
    void saysWhereAndWhat() {
        assertEquals(
                List.of("t.md: a figure written by hand: 42,"),
                TemplateRules.faults("t.md", "All 42, no less."));
    }
}
