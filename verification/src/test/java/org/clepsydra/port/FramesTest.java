package org.clepsydra.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clepsydra.journal.StoreFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the device fills in is what the core reads, each figure in its own place: every writer of
 * every frame is called with figures of its own, and every reader is asked after each.
 */
@Verifies("req~structure.frames~1")
class FramesTest {
    /** Writers of several figures, with the readers of each in turn. */
    private static final Map<String, List<String>> READERS =
            Map.ofEntries(
                    Map.entry("airSamples", List.of("airWetSamples", "airDrySamples")),
                    Map.entry("stored", List.of("controlStored", "monitorStored")),
                    Map.entry("upstream", List.of("upstreamPa", "upstreamFresh")),
                    Map.entry("motorMilliamps", List.of("motorMilliamps", "motorMilliampsFresh")),
                    Map.entry("doorShut", List.of("doorShutA", "doorShutB")),
                    Map.entry("container", List.of("containerMg", "containerFresh")),
                    Map.entry("battery", List.of("batteryMv", "batteryFresh")),
                    Map.entry("temperature", List.of("temperatureCentiC", "temperatureFresh")),
                    Map.entry(
                            "containerNumber", List.of("containerNumber", "containerNumberFresh")),
                    Map.entry(
                            "enter",
                            List.of("enteredDoseNg", "enteredDurationMs", "enteredRateNlPerH")),
                    Map.entry("refill", List.of("aspiratedNl", "fillNl")),
                    Map.entry("say", List.of("test", "state", "figure")));

    static Stream<Object> frames() {
        return Stream.of(
                new SensorFrame(),
                new OrderFrame(),
                new RemoteFrame(),
                new LinkFrame(),
                new SelfTestAnswer(),
                DeviceRecord.draft());
    }

    @ParameterizedTest
    @MethodSource("frames")
    void giveBackWhatWasPutInAndNothingElse(Object frame) throws ReflectiveOperationException {
        int figure = 0;
        for (Method writer : writers(frame.getClass())) {
            Map<String, Object> expected = read(frame);
            Object[] put = new Object[writer.getParameterCount()];
            List<String> readers =
                    READERS.getOrDefault(writer.getName(), List.of(writer.getName()));
            for (int i = 0; i < put.length; i++) {
                figure += 1;
                put[i] = value(writer.getParameterTypes()[i], 100 + figure);
                expected.put(readers.get(i), put[i]);
            }
            Object more = writer.invoke(frame, put);
            // Of a draft, what the next figure is written to.
            assertSame(writer.getReturnType() == void.class ? null : frame, more);
            assertEquals(expected, read(frame), writer.getName());
        }
        for (Method writer : writers(frame.getClass())) {
            // Back to nothing, so that no reader answers with what it answered once.
            Object[] none = new Object[writer.getParameterCount()];
            List<String> readers =
                    READERS.getOrDefault(writer.getName(), List.of(writer.getName()));
            Map<String, Object> expected = read(frame);
            for (int i = 0; i < none.length; i++) {
                none[i] = nothing(writer.getParameterTypes()[i]);
                expected.put(readers.get(i), none[i]);
            }
            writer.invoke(frame, none);
            assertEquals(expected, read(frame), writer.getName());
        }
    }

    @Test
    void anOrderHasANumberOfItsOwn() {
        OrderFrame order = new OrderFrame();
        assertEquals(0, order.sequence());
        order.give(Orders.START);
        assertEquals(1, order.sequence());
        assertEquals(Orders.START, order.order());
        order.give(Orders.STOP);
        assertEquals(2, order.sequence());
        assertEquals(Orders.STOP, order.order());
    }

    @Test
    void areFilledInPlace() {
        OrderFrame order = new OrderFrame();
        order.image()[PlanLayout.WORDS - 1] = 7;
        assertEquals(7, order.image()[PlanLayout.WORDS - 1]);
        assertEquals(PlanLayout.WORDS, order.image().length);
        assertEquals(LibraryLayout.WORDS, order.library().length);
        assertEquals(RemoteLayout.WORDS, order.remote().words().length);
        assertSame(order.remote(), order.remote());
        SensorFrame in = new SensorFrame();
        in.selfTest().say(3, 1, 9);
        assertEquals(9, in.selfTest().figure());
        LinkFrame message = new LinkFrame();
        message.words()[LinkLayout.WORDS - 1] = 11;
        assertEquals(11, message.word(LinkLayout.WORDS - 1));
        assertEquals(LinkLayout.WORDS, message.words().length);
        // Sequence, time, code, two figures and seal.
        assertEquals(6, new StoreFrame().record().length);
    }

    /** A door that has no contacts is shut, and nothing else is said that nobody wrote. */
    @Test
    void sayNothingBeforeTheyAreFilled() throws ReflectiveOperationException {
        for (Map.Entry<String, Object> each : read(new SensorFrame()).entrySet()) {
            boolean shut = each.getKey().startsWith("doorShut");
            Object none = each.getValue() instanceof Boolean ? (Object) shut : (Object) 0L;
            Object said = each.getValue();
            assertEquals(none, said instanceof Integer i ? (long) i : said, each.getKey());
        }
    }

    private static List<Method> writers(Class<?> frame) {
        return Arrays.stream(frame.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .filter(m -> m.getParameterCount() > 0)
                .filter(m -> Arrays.stream(m.getParameterTypes()).allMatch(Class::isPrimitive))
                // A word by its place, and an order with its number, have tests of their own.
                .filter(m -> !List.of("word", "set", "give").contains(m.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** What every reader of figures says; of a draft, what the record sealed now would say. */
    private static Map<String, Object> read(Object frame) throws ReflectiveOperationException {
        Object read = frame instanceof DeviceRecord.Draft draft ? draft.seal() : frame;
        Map<String, Object> all = new TreeMap<>();
        for (Method reader : read.getClass().getDeclaredMethods()) {
            boolean figures = reader.getReturnType().isPrimitive();
            if (figures
                    && reader.getReturnType() != void.class
                    && reader.getParameterCount() == 0
                    && Modifier.isPublic(reader.getModifiers())) {
                all.put(reader.getName(), reader.invoke(read));
            }
        }
        return new LinkedHashMap<>(all);
    }

    private static Object value(Class<?> type, int figure) {
        return switch (type.getName()) {
            case "boolean" -> true;
            case "int" -> figure;
            default -> (long) figure;
        };
    }

    private static Object nothing(Class<?> type) {
        return switch (type.getName()) {
            case "boolean" -> false;
            case "int" -> 0;
            default -> 0L;
        };
    }
}
