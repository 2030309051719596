package org.clepsydra.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SpanTag;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.bench.OutflowRecord;

/** The part of a page that shows the trumpet curves. */
final class TrumpetSection {
    /** More are counted, not drawn: a cycle can have a thousand. JSON has them all. */
    static final int MOST_DRAWN = 6;

    private static final double MS_PER_H = 3_600_000.0;
    private static final String MEANING =
            "A trumpet curve lays a window of each length everywhere in the period, takes the mean"
                    + " flow in it, and shows the largest and the smallest error found: the longer"
                    + " the window, the more the errors even out";
    private static final String STROKES =
            "; where a pump gives whole strokes, the short windows at a low rate are dominated by"
                    + " the stroke, as they hold one more or one fewer than their share, which is"
                    + " an error of up to its volume over rate times window (dashed)";
    private static final String DEFAULTS =
            " The windows and the time left out to settle are defaults of this bench, not figures"
                    + " cited from a standard.";

    private TrumpetSection() {}

    static List<DomContent> of(Trumpets trumpets) {
        List<Trumpet> curves = trumpets.curves();
        if (curves.isEmpty()) {
            return List.of(p("Left out. " + trumpets.leftOut()));
        }
        List<DomContent> content = new ArrayList<>();
        int drawn = Math.min(MOST_DRAWN, curves.size());
        for (int i = 0; i < drawn; i++) {
            content.add(drawn(curves.get(i), "trumpet-" + (i + 1)));
        }
        if (curves.size() > drawn) {
            content.add(p(curves.size() - drawn + " more are in the JSON output, not drawn."));
        }
        boolean strokes = curves.get(0).place().strokes();
        content.add(p(MEANING + (strokes ? STROKES : "") + "." + DEFAULTS));
        return content;
    }

    private static DomContent drawn(Trumpet curve, String key) {
        return figure(
                figcaption(h3(title(curve.place())), p(period(curve))),
                legend(curve),
                div(
                                div(
                                        TrumpetChart.of(curve, TrumpetChart.BESIDE, key),
                                        TrumpetChart.of(curve, Frame.NARROW, key)),
                                Tables.trumpet(curve))
                        .withClass("beside"));
    }

    private static String title(Trumpet.Place place) {
        return "Error of the mean flow into the patient, at "
                + Numerals.six(place.mlPerH())
                + " mL/h";
    }

    private static String period(Trumpet curve) {
        Trumpet.Place place = curve.place();
        long settlingMs = place.settlingMs();
        return "From "
                + duration(place.fromMs() + settlingMs)
                + " to "
                + duration(place.toMs())
                + ", sampled every "
                + duration(OutflowRecord.INTERVAL_MS)
                + (settlingMs == 0
                        ? "; the whole stretch."
                        : "; the first "
                                + duration(settlingMs)
                                + " of the stretch are left out, for the flow to settle.")
                + (curve.tooShortForAll() ? " Longer windows do not fit in it." : "");
    }

    private static String duration(long ms) {
        return Numerals.unbroken(Numerals.duration(ms / MS_PER_H));
    }

    private static DivTag legend(Trumpet curve) {
        return div(
                        entry("line", "largest and smallest error"),
                        entry("reference", "overall mean"),
                        iff(curve.place().strokes(), entry("bound", "bound of the stroke")))
                .withClass("legend");
    }

    private static SpanTag entry(String swatch, String name) {
        return span(span().withClass("swatch " + swatch).attr("aria-hidden", "true"), span(name));
    }
}
