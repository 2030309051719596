package org.clepsydra.safety.argument;

/** The worst of many verdicts: the first of those, and how many more are as bad. */
final class Worst {

    private Verdict worst;
    private int more;

    void add(Verdict verdict) {
        if (worst == null || verdict.value().worseThan(worst.value())) {
            worst = verdict;
            more = 0;
        } else if (verdict.value() == worst.value()) {
            more++;
        }
    }

    /** The worst; what is given instead when all hold. */
    Verdict orElse(Verdict good) {
        if (worst == null || worst.value() == Value.TRUE) {
            return good;
        }
        String rest = more == 0 ? "" : ", and " + more + " more";
        return new Verdict(worst.value(), worst.why() + rest);
    }
}
