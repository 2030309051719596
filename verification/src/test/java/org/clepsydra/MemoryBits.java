package org.clepsydra;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The bits of an object's own fields of primitive type, to turn over as a particle might. */
public final class MemoryBits {
    private MemoryBits() {}

    /** All of them. */
    public static List<Bit> of(Object owner) {
        List<Bit> bits = new ArrayList<>();
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive()) {
                field.setAccessible(true);
                for (int bit = 0; bit < size(field.getType()); bit++) {
                    bits.add(new Bit(owner, field, bit));
                }
            }
        }
        return bits;
    }

    private static int size(Class<?> type) {
        return type == boolean.class ? 1 : type == int.class ? Integer.SIZE : Long.SIZE;
    }

    /**
     * One of them.
     *
     * @param owner whose
     * @param field which
     * @param bit 0 for the least
     */
    public record Bit(Object owner, Field field, int bit) {
        /** Turns it over. */
        public void flip() {
            try {
                Class<?> type = field.getType();
                if (type == boolean.class) {
                    field.setBoolean(owner, !field.getBoolean(owner));
                } else if (type == int.class) {
                    field.setInt(owner, field.getInt(owner) ^ 1 << bit);
                } else {
                    field.setLong(owner, field.getLong(owner) ^ 1L << bit);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString() {
            return "bit " + bit + " of " + field.getName();
        }
    }
}
