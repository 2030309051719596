package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The acceptance table agrees with the oracle. Columns {@code figure} and {@code limit}: where a
 * rate was typed and it is not the dose rate that is too high, the volume that the typed rate gives
 * over the prescribed duration and the nearer end of the 5 % band, both mL; else the dose rate and
 * the drug's limit, both mg/m2/h. Rounded half up to nine places where they do not end sooner.
 */
class PlanVerdictsTest {
    private static final String TABLE = "/acceptance/plan-verdicts.csv";
    private static final int PLACES = 9;

    /** One row; no field holds a comma. */
    private static final class Row {
        private final String[] field;
        private final PrescriptionOracle oracle;

        Row(String line) {
            field = line.split(",", -1);
            assertEquals(13, field.length, line);
            oracle = PrescriptionOracle.ofMassAndArea(of(2), of(3), of(4), of(5));
        }

        BigDecimal of(int column) {
            return new BigDecimal(field[column]);
        }

        String name() {
            return field[0];
        }

        boolean typed() {
            return !field[6].isEmpty();
        }

        boolean rateDisagrees() {
            return typed() && !oracle.acceptsTypedRate(of(6));
        }

        boolean doseRateTooHigh() {
            return !oracle.withinDoseRate(of(7));
        }

        boolean showsVolumes() {
            return typed() && !doseRateTooHigh();
        }

        Rational figure() {
            return showsVolumes() ? oracle.typedVolumeMl(of(6)) : oracle.doseRateMgPerM2PerH();
        }

        Rational limit() {
            if (!showsVolumes()) {
                return Rational.of(of(7));
            }
            Rational plan = Rational.of(oracle.volumeNl()).dividedBy(Rational.of(1_000_000));
            boolean over = oracle.typedVolumeMl(of(6)).compareTo(plan) >= 0;
            return plan.times(Rational.of(over ? "1.05" : "0.95"));
        }
    }

    private static List<Row> rows() throws IOException {
        try (InputStream table = PlanVerdictsTest.class.getResourceAsStream(TABLE)) {
            assertNotNull(table, TABLE);
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Row::new).collect(Collectors.toList());
        }
    }

    @Test
    void holdsTheVerdictThatTheOracleReaches() throws IOException {
        for (Row row : rows()) {
            String verdict =
                    row.rateDisagrees()
                            ? "TYPED_RATE_DISAGREES"
                            : row.doseRateTooHigh() ? "DOSE_RATE_TOO_HIGH" : "ACCEPTED";
            assertEquals(row.field[9], verdict, row.name());
        }
    }

    @Test
    void holdsTheFiguresThatTheOracleReaches() throws IOException {
        for (Row row : rows()) {
            assertEquals(decimal(row.figure()), row.of(10).setScale(PLACES), row.name());
            assertEquals(decimal(row.limit()), row.of(11).setScale(PLACES), row.name());
        }
    }

    private static BigDecimal decimal(Rational exact) {
        return exact.toDecimal(PLACES, RoundingMode.HALF_UP);
    }

    @Test
    void asksNothingThatTheRequirementsLeaveOpen() throws IOException {
        for (Row row : rows()) {
            assertFalse(row.rateDisagrees() && row.doseRateTooHigh(), "two rules: " + row.name());
            assertFalse(row.typed() && row.oracle.roundingDecides(row.of(6)), row.name());
        }
    }

    @Test
    void staysWithinThePump() throws IOException {
        for (Row row : rows()) {
            Rational most = Rational.of(row.field[8].equals("wearable") ? 125 : 1200);
            assertTrue(row.oracle.rateMlPerH().compareTo(most) <= 0, row.name());
            assertTrue(!row.typed() || Rational.of(row.of(6)).compareTo(most) <= 0, row.name());
        }
    }

    @Test
    void namesEachCaseOnce() throws IOException {
        List<Row> rows = rows();
        assertEquals(rows.size(), rows.stream().map(Row::name).distinct().count());
    }
}
