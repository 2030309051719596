package org.clepsydra.safety.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signature holds for one bundle and one key. */
class VerifySignatureTest extends BuiltBundle {
    private Path signature;

    @BeforeEach
    void sign() throws Exception {
        signature = sample.zip().resolveSibling("bundle.zip.sig");
        assertEquals(0, verifier.run("keygen", root.resolve("keys")).exit());
        assertEquals(0, verifier.run("keygen", root.resolve("others")).exit());
        Verifier.Answer answer = verifier.run("sign", sample.zip(), key("keys/clepsydra.key"));
        assertEquals(0, answer.exit(), answer.text());
    }

    @Test
    void holdsForArchiveAndFolder() throws Exception {
        assertEquals(0, verify("keys").exit(), verify("keys").text());
        Verifier.Answer folder =
                verifier.run("verify", sample.bundle(), "--key", key("keys/clepsydra.pub"));
        assertEquals(0, folder.exit(), folder.text());
        assertTrue(folder.text().contains("signature  holds for this key"), folder.text());
    }

    @Test
    void isNotOfAnotherKey() throws Exception {
        assertRejected("others");
    }

    @Test
    void isNotOfAnotherBundle() throws Exception {
        sample.write("page/index.html", "<p>other</p>");
        sample.build();
        assertRejected("keys");
    }

    @Test
    void hasNoByteThatIsFree() throws Exception {
        byte[] bytes = Files.readAllBytes(signature);
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = at % 7; bit < 8; bit += 7) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << bit);
                Files.write(signature, changed);
                assertEquals(1, verify("keys").exit(), "byte " + at);
            }
        }
    }

    @Test
    void isWantedWhereAKeyIsGiven() throws Exception {
        Files.delete(signature);
        Verifier.Answer answer = verify("keys");
        assertEquals(1, answer.exit(), answer.text());
        assertTrue(answer.text().contains("bundle.zip.sig: a key is given"), answer.text());
    }

    @Test
    void isToldOfWhereNoKeyIsGiven() throws Exception {
        Verifier.Answer answer = verifier.run("verify", sample.zip());
        assertEquals(0, answer.exit(), answer.text());
        assertTrue(answer.text().contains("signature  there, not checked"), answer.text());
    }

    @Test
    void keysAreNeverOverwritten() throws Exception {
        String before = Files.readString(key("keys/clepsydra.key"));
        assertEquals(2, verifier.run("keygen", root.resolve("keys")).exit());
        assertEquals(before, Files.readString(key("keys/clepsydra.key")));
    }

    @Test
    void thePrivateKeyIsItsOwnersOnly() throws IOException {
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(key("keys/clepsydra.key"))));
    }

    @Test
    void knowsAKeyThatIsNone() throws Exception {
        Files.writeString(key("keys/clepsydra.pub"), "no key");
        assertEquals(2, verify("keys").exit());
    }

    private Path key(String name) {
        return root.resolve(name);
    }

    private Verifier.Answer verify(String keys) throws Exception {
        return verifier.run("verify", sample.zip(), "--key", key(keys + "/clepsydra.pub"));
    }

    private void assertRejected(String keys) throws Exception {
        Verifier.Answer answer = verify(keys);
        assertEquals(1, answer.exit(), answer.text());
        assertTrue(answer.text().contains("bundle.zip.sig: not of this bundle"), answer.text());
    }
}
