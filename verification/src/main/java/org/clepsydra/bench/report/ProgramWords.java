package org.clepsydra.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.scenario.PrescribedCurve;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.Program;
import org.clepsydra.oracle.Stretch;

/** The segments of a prescription in words, with what each gives and how fast. */
final class ProgramWords {
    private static final double MS_PER_H = 3_600_000.0;

    private ProgramWords() {}

    /** A row for each segment and for the cycle; none when the dose is given at one rate. */
    static List<Row> of(Prescription ordered) {
        Program program = ordered.program();
        List<Row> rows = new ArrayList<>();
        if (program.isFlat() && program.times() == 1) {
            return rows;
        }
        PrescribedCurve curve = ordered.curve();
        List<Stretch> segments = curve.written();
        for (int i = 0; i < segments.size(); i++) {
            Program.Shape shape = program.written().get(i).shape();
            rows.add(new Row("Segment " + (i + 1), segment(shape, segments.get(i))));
        }
        if (program.times() > 1) {
            rows.add(new Row("Cycle", cycle(program)));
            rows.add(
                    new Row(
                            "Each run",
                            ml(curve.runNl()) + " in " + Numerals.duration(hours(curve.runMs()))));
        }
        return rows;
    }

    private static String segment(Program.Shape shape, Stretch segment) {
        String time = Numerals.duration(hours(segment.ms()));
        String given = ml(segment.volumeNl()) + " in " + time;
        return switch (shape) {
            case PAUSE -> "pause of " + time;
            case FLAT -> "flat, " + given + ", " + rate(PrescribedCurve.peakMlPerH(segment));
            case RAMP ->
                    "ramp, "
                            + given
                            + ", from "
                            + Numerals.four(PrescribedCurve.firstMlPerH(segment))
                            + " to "
                            + rate(PrescribedCurve.lastMlPerH(segment));
            case RAISED_COSINE ->
                    "raised cosine, "
                            + given
                            + ", up to "
                            + rate(PrescribedCurve.peakMlPerH(segment));
        };
    }

    private static String cycle(Program program) {
        int first = program.before().size() + 1;
        int last = program.written().size();
        String which =
                first == last
                        ? "segment " + first + " runs "
                        : "segments " + first + " to " + last + " run ";
        return which + program.times() + " times";
    }

    private static double hours(long ms) {
        return ms / MS_PER_H;
    }

    private static String ml(long nl) {
        return Numerals.six(nl / 1e6) + " mL";
    }

    private static String rate(double mlPerH) {
        return Numerals.four(mlPerH) + " mL/h";
    }
}
