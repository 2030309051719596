package org.clepsydra.port;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Messages of the link as the other side would write them, sealed by the JDK's own CRC-32C. */
public final class LinkMessages {
    private LinkMessages() {}

    /** A whole request in {@code into}. */
    public static void request(LinkFrame into, long session, long number, long envelope, long ms) {
        long[] words = into.words();
        words[LinkLayout.MAGIC] = LinkLayout.REQUEST_MAGIC;
        words[LinkLayout.SESSION] = session;
        words[LinkLayout.NUMBER] = number;
        words[LinkLayout.ENVELOPE] = envelope;
        words[LinkLayout.REACHED_MS] = ms;
        words[LinkLayout.REQUEST_CRC] = crc(words, LinkLayout.REQUEST_CRC);
        into.present(true);
    }

    /** A whole reply, of which a test may change words before it is sealed again. */
    public static void reply(LinkFrame into, long session, long number, long first) {
        long[] words = into.words();
        words[LinkLayout.MAGIC] = LinkLayout.REPLY_MAGIC;
        words[LinkLayout.SESSION] = session;
        words[LinkLayout.NUMBER] = number;
        words[LinkLayout.FIRST] = first;
        seal(into);
        into.present(true);
    }

    /** Seals a reply anew. */
    public static void seal(LinkFrame reply) {
        reply.words()[LinkLayout.REPLY_CRC] = crc(reply.words(), LinkLayout.REPLY_CRC);
    }

    /** CRC-32C over the words before {@code end}, each least significant byte first. */
    public static long crc(long[] words, int end) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * end).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < end; i++) {
            bytes.putLong(words[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        return crc.getValue();
    }
}
