package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PrescriptionOracleTest {
    @Test
    void worksOutThePumpOfMfolfox6() {
        // 2400 x 1.80 = 4320 mg; / 50 = 86.4 mL; / 46 = 1.87826... mL/h.
        PrescriptionOracle order = PrescriptionOracle.perArea("2400", "1.80", "50", "46");
        assertEquals(0, order.doseMg().compareTo(new BigDecimal("4320")));
        assertEquals(BigInteger.valueOf(86_400_000), order.volumeNl());
        assertTrue(order.mlPerH().toPlainString().startsWith("1.87826086"));
    }

    @Test
    void roundsAlbertaDownToTheNanolitre() {
        // 5250 / 45.57 = 115.20737327... mL; over 96 h 1.20007... mL/h.
        PrescriptionOracle order = PrescriptionOracle.whole("5250", "1.3125", "45.57", "96");
        assertEquals(BigInteger.valueOf(115_207_373), order.volumeNl());
        assertTrue(order.mlPerH().toPlainString().startsWith("1.2000768"));
        assertTrue(order.agrees(new BigDecimal("1.2")));
    }

    @Test
    void refusesTwentyEightPointEight() {
        PrescriptionOracle order = PrescriptionOracle.whole("5250", "1.3125", "45.57", "96");
        BigDecimal typed = new BigDecimal("28.8");
        assertFalse(order.agrees(typed));
        // 115.207 / 28.8 = 4.00025 h; 28.8 x 45.57 = 1312.416 mg/h.
        assertTrue(order.impliedHours(typed).toPlainString().startsWith("4.0002"));
        assertEquals(0, order.impliedMgPerH(typed).compareTo(new BigDecimal("1312.416")));
    }

    @Test
    void takesFivePerCentOnBothSidesAndNoMore() {
        // 86.4 mL over 48 h is 1.8 mL/h; 5 % is 0.09.
        PrescriptionOracle order = PrescriptionOracle.whole("4320", "1.80", "50", "48");
        assertTrue(order.agrees(new BigDecimal("1.89")));
        assertFalse(order.agrees(new BigDecimal("1.890001")));
        assertTrue(order.agrees(new BigDecimal("1.71")));
        assertFalse(order.agrees(new BigDecimal("1.709999")));
    }

    @Test
    void knowsTheDoseRate() {
        // 4500 mg in 2 h on 1.80 m2 is 1250 mg/m2/h.
        PrescriptionOracle order = PrescriptionOracle.whole("4500", "1.80", "50", "2");
        assertEquals(0, order.mgPerM2PerH().compareTo(new BigDecimal("1250")));
    }

    @Test
    void addsUpTheOverDeliveryBound() {
        // Wearable at full speed: 250 microsteps/s of 781.25 nL = 195312.5 nL/s; x 0.15 =
        // 29296.875;
        // two counts of 500 nL; one stroke of 50000 nL.
        BigDecimal bound =
                BoundOracle.overDeliveryNl(
                        new BigDecimal("195312.5"), new BigDecimal(500), new BigDecimal(50_000));
        assertEquals(0, bound.compareTo(new BigDecimal("80296.875")));
        assertEquals(0, BoundOracle.trappedUl(new BigDecimal(3)).compareTo(new BigDecimal(210)));
    }
}
