package org.clepsydra.bench.scenario;

import java.math.BigDecimal;

/**
 * A figure a scenario may give.
 *
 * @param dimension what it measures
 * @param least smallest accepted, in the dimension's base unit
 * @param most largest accepted, in the dimension's base unit
 * @param accepted the same range in words
 */
record Field(Dimension dimension, BigDecimal least, BigDecimal most, String accepted) {
    static Field of(Dimension dimension, long least, long most, String accepted) {
        return new Field(dimension, BigDecimal.valueOf(least), BigDecimal.valueOf(most), accepted);
    }

    static Field of(Dimension dimension, String least, String most, String accepted) {
        return new Field(dimension, new BigDecimal(least), new BigDecimal(most), accepted);
    }
}
