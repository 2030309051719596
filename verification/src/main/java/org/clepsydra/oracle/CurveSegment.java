package org.clepsydra.oracle;

/**
 * One segment of the curve, measured in quanta. Every time is therapy time in ms, from the start of
 * this segment on; the curve is level after its end.
 */
sealed interface CurveSegment permits RationalSegment, RaisedCosineSegment {
    /** Decimals of a curve that is shown as a decimal. */
    int SHOWN_PLACES = 12;

    /** The segment that a stretch makes, after {@code beforeNl} nL, from {@code startMs} ms on. */
    static CurveSegment of(Stretch stretch, long startMs, long beforeNl, PumpHead head) {
        // A raised cosine of no volume is a pause, which needs no sine.
        if (stretch.shape() == Stretch.Shape.RAISED_COSINE && stretch.volumeNl() > 0) {
            return new RaisedCosineSegment(stretch, startMs, beforeNl, head);
        }
        return new RationalSegment(stretch, startMs, beforeNl, head);
    }

    /** When the segment ends. */
    long endMs();

    /** The curve rounded down to whole quanta, never wrong. */
    long wholeQuanta(long therapyMs);

    /** Whether the curve is below so many quanta, never wrong. */
    boolean isBelow(long therapyMs, Rational quanta);

    /** How many quanta below the curve its reckoning may be at this time. */
    Rational allowance(long therapyMs);

    /** The curve in quanta, for people: exact, or rounded down to {@link #SHOWN_PLACES}. */
    Rational shownQuanta(long therapyMs);

    /** Whether the curve is no ratio of whole numbers, and so is shown as a decimal. */
    boolean shownAsDecimal();

    /** The curve in quanta less {@code wholeQuanta}; for plots only. */
    double quantaBeyond(long therapyMs, long wholeQuanta);

    /** The curve in nL; for plots only. */
    double curveNl(long therapyMs);
}
