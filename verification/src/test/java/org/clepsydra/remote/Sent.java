package org.clepsydra.remote;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.RemoteFrame;
import org.clepsydra.port.RemoteLayout;

/** Messages as a sender would write them, with a checksum that shares no code with the core. */
public final class Sent {
    private Sent() {}

    /** Puts an authentic message of the frame's own session in {@code frame}. */
    public static void put(RemoteFrame frame, long number, long sentMs, long plan) {
        put(frame, frame.session(), number, sentMs, plan);
    }

    /** Puts an authentic message in {@code frame}. */
    public static void put(RemoteFrame frame, long session, long number, long sentMs, long plan) {
        long[] words = frame.words();
        words[RemoteLayout.MAGIC] = 0x434C455052454D4FL;
        words[RemoteLayout.SESSION] = session;
        words[RemoteLayout.NUMBER] = number;
        words[RemoteLayout.SENT_MS] = sentMs;
        words[RemoteLayout.PLAN] = plan;
        seal(frame);
        frame.present(true);
        frame.authentic(true);
    }

    /** Puts the right checksum on the message. */
    public static void seal(RemoteFrame frame) {
        ByteBuffer bytes = ByteBuffer.allocate(5 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 5; i++) {
            bytes.putLong(frame.words()[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, 5 * Long.BYTES);
        frame.words()[5] = crc.getValue();
    }

    /** What a message says of the plan in {@code image}. */
    public static long planOf(long[] image) {
        return image[PlanLayout.CONTROL_CRC] * (1L << 32) + image[PlanLayout.ENVELOPE_CRC];
    }
}
