package org.clepsydra.bench.scenario;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Routes;

/** Codes of the core in words: {@code TYPED_RATE_DISAGREES} is "typed rate disagrees". */
public final class Words {
    private static final Map<String, Integer> RULES = codes(Rule.class, List.of());
    private static final Map<String, Integer> ALARMS =
            codes(AlarmCode.class, List.of("NONE", "LOW", "MEDIUM", "HIGH", "COUNT"));
    private static final Map<String, Integer> ROUTES = codes(Routes.class, List.of());

    private Words() {}

    private static Map<String, Integer> codes(Class<?> holder, List<String> leftOut) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (Field field : holder.getFields()) {
            boolean code = Modifier.isStatic(field.getModifiers()) && field.getType() == int.class;
            if (code && !leftOut.contains(field.getName())) {
                codes.put(words(field), value(field));
            }
        }
        return codes;
    }

    private static String words(Field field) {
        return field.getName().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is not public", e);
        }
    }

    /** Words of a rule of the plan check. */
    public static String ofRule(int code) {
        return of(RULES, code);
    }

    /** Words of an alarm condition. */
    public static String ofAlarm(int code) {
        return of(ALARMS, code);
    }

    /** Words of a way into the body. */
    public static String ofRoute(long code) {
        return of(ROUTES, (int) code);
    }

    private static String of(Map<String, Integer> codes, int code) {
        return codes.entrySet().stream()
                .filter(entry -> entry.getValue() == code)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("code " + code);
    }

    static int rule(Text text) throws BadScenario {
        return RULES.get(text.oneOf(new ArrayList<>(RULES.keySet())));
    }

    static int route(Text text) throws BadScenario {
        return ROUTES.get(text.oneOf(new ArrayList<>(ROUTES.keySet())));
    }

    static int alarm(Text text) throws BadScenario {
        return ALARMS.get(text.oneOf(new ArrayList<>(ALARMS.keySet())));
    }
}
