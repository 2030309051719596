package org.clepsydra.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Records of a journal, sealed without the core. */
public final class Records {
    private static final int EVENT = EventCode.ORDER_TAKEN;

    private Records() {}

    /** Six words, after a record of that checksum, 0 for none. */
    public static long[] record(long number, int code, long first, long second, long before) {
        ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(before);
        long[] record = {number, 10 * number, code, first, second, 0};
        for (int i = 0; i < 5; i++) {
            bytes.putLong(record[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        record[5] = before << 32 | crc.getValue();
        return record;
    }

    /** So many in a chain, from that number on, after a record of that checksum. */
    public static long[][] chain(long from, int count, long before) {
        long[][] chain = new long[count][];
        long checksum = before;
        for (int i = 0; i < count; i++) {
            chain[i] = record(from + i, EVENT, 7, i, checksum);
            checksum = checksum(chain[i]);
        }
        return chain;
    }

    public static long checksum(long[] record) {
        return record[5] & 0xFFFF_FFFFL;
    }
}
