package org.clepsydra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.bench.scenario.Words;

/** Turns the conditions of each step into intervals. */
final class AlarmLog {
    private final List<AlarmInterval> closed = new ArrayList<>();
    private final long[] sinceMs = new long[AlarmCode.COUNT];
    private long present;

    void step(long nowMs, long conditions) {
        if (conditions == present) {
            return;
        }
        for (int code = 0; code < AlarmCode.COUNT; code++) {
            boolean was = (present >>> code & 1) != 0;
            boolean is = (conditions >>> code & 1) != 0;
            if (is && !was) {
                sinceMs[code] = nowMs;
            } else if (was && !is) {
                closed.add(new AlarmInterval(code, sinceMs[code], nowMs));
            }
        }
        present = conditions;
    }

    /** The conditions present now. */
    String words() {
        return IntStream.range(0, AlarmCode.COUNT)
                .filter(code -> (present >>> code & 1) != 0)
                .mapToObj(Words::ofAlarm)
                .collect(Collectors.joining(", "));
    }

    List<AlarmInterval> end(long nowMs) {
        step(nowMs, 0);
        return List.copyOf(closed);
    }
}
