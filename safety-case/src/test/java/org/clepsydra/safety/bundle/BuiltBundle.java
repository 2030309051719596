package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What each test of the verifier begins with: the verifier, and a bundle that it takes. */
abstract class BuiltBundle {
    @TempDir static Path classes;
    static Verifier verifier;

    @TempDir Path root;
    Sample sample;

    @BeforeAll
    static void compile() throws Exception {
        verifier = Verifier.compile(classes);
    }

    @BeforeEach
    void build() throws IOException {
        sample = Sample.plant(root);
        sample.build();
    }

    /** Fails unless the verifier refuses the bundle and says so in these words. */
    static void assertRejected(Path bundle, String words) throws Exception {
        Verifier.Answer answer = verifier.run("verify", bundle);
        assertEquals(1, answer.exit(), answer.text());
        assertTrue(answer.text().contains(words), answer.text());
    }
}
