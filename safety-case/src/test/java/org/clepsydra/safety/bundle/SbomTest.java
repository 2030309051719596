package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The SBOM keeps what is in the library and loses what is of one build. */
class SbomTest {
    private static final String BOM =
            """
            {"bomFormat": "CycloneDX", "serialNumber": "urn:uuid:SERIAL",
             "metadata": {"timestamp": "2026-11-28T10:00:00Z", "component": {"name": "core"}},
             "dependencies": []}
            """;

    @Test
    void losesSerialNumberAndTime() throws IOException {
        String text = new String(Sbom.normalise(bytes(BOM)), StandardCharsets.UTF_8);
        assertFalse(text.contains("SERIAL"), text);
        assertFalse(text.contains("2026"), text);
        assertTrue(text.contains("\"name\": \"core\""), text);
        assertTrue(text.contains("\"dependencies\": []"), text);
    }

    @Test
    void isTheSameForTwoBuilds() throws IOException {
        assertArrayEquals(
                Sbom.normalise(bytes(BOM)),
                Sbom.normalise(bytes(BOM.replace("SERIAL", "2").replace("10:00", "11:00"))));
    }

    @Test
    void refusesAnotherFormat() {
        byte[] other = bytes(BOM.replace("CycloneDX", "Other"));
        assertThrows(IOException.class, () -> Sbom.normalise(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
