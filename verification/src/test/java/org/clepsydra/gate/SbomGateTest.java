package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over the real bill of materials runs at verify, once core is packaged. */
class SbomGateTest {
    private static final String SUBJECT =
            "\"metadata\": {\"component\": {\"name\": \"clepsydra-core\"}}";

    @TempDir Path folder;

    @Test
    void holdsWhenNothingIsListed() throws IOException {
        assertEquals(List.of(), faults("{" + SUBJECT + "}"));
        assertEquals(
                List.of(),
                faults(
                        "{"
                                + SUBJECT
                                + ", \"components\": [],"
                                + " \"dependencies\": [{\"ref\": \"core\", \"dependsOn\": []}]}"));
    }

    @Test
    void findsAComponent() throws IOException {
        assertEquals(
                List.of("component: guava"),
                faults("{" + SUBJECT + ", \"components\": [{\"name\": \"guava\"}]}"));
    }

    @Test
    void findsADependency() throws IOException {
        assertEquals(
                List.of("depends on: guava"),
                faults(
                        "{"
                                + SUBJECT
                                + ", \"dependencies\":"
                                + " [{\"ref\": \"core\", \"dependsOn\": [\"guava\"]}]}"));
    }

    @Test
    void findsABillOfSomethingElse() throws IOException {
        List<String> wanted = List.of("not a bill of materials of clepsydra-core");
        assertEquals(wanted, faults("{}"));
        assertEquals(wanted, faults("{\"metadata\": {\"component\": {\"name\": \"bench\"}}}"));
    }

    @Test
    void findsThatNoBillWasMade() throws IOException {
        Path absent = folder.resolve("absent.json");
        assertEquals(
                List.of("no bill of materials at " + absent + ": it is not made offline"),
                SbomGate.faults(absent));
    }

    private List<String> faults(String bom) throws IOException {
        Path file = folder.resolve("bom.json");
        Files.writeString(file, bom);
        return SbomGate.faults(file);
    }
}
