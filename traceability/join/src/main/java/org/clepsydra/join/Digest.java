package org.clepsydra.join;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digest of a text in which white space is one blank. */
final class Digest {
    private static final int DIGITS = 12;

    private Digest() {}

    static String of(String text) {
        byte[] folded = text.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(folded);
            return HexFormat.of().formatHex(whole).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
