package org.clepsydra.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.List;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsGateTest {
    private static final Path CORE = Path.of("../core/target/classes");
    private static final String BASE = "org.clepsydra";

    /** The rooms in the order in which one may use another: only to the left. */
    private static final List<String> ROOMS =
            List.of(
                    "quantity",
                    "port",
                    "plan",
                    "signal",
                    "detect",
                    "selftest",
                    "monitor",
                    "link",
                    "remote",
                    "therapy",
                    "drive",
                    "alarm",
                    "journal",
                    "");

    private static final ArchRule ONE_WAY = classes().should(useOnlyEarlierRooms());
    private static final ArchRule MONITOR_APART =
            classes()
                    .that()
                    .resideInAPackage(BASE + ".monitor")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(BASE + ".monitor", BASE + ".port", "java.lang");
    private static final ArchRule JAVA_LANG_ONLY =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(BASE + "..", "java.lang");
    private static final ArchRule INTERFACES_IN_PORT =
            classes()
                    .that()
                    .areInterfaces()
                    .and()
                    .doNotHaveSimpleName("package-info")
                    .should()
                    .resideInAPackage(BASE + ".port");
    private static final ArchRule FINAL_AND_ALONE =
            classes()
                    .that()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                    .andShould(extendObjectOnly());
    private static final ArchRule NO_STATIC_STATE =
            fields().that().areStatic().should().beFinal().andShould(bePrimitive());

    @TempDir Path folder;

    @Test
    @Verifies("req~structure.rooms~1")
    void findsNothingInTheCore() {
        JavaClasses core = core();
        for (ArchRule rule :
                List.of(
                        ONE_WAY,
                        JAVA_LANG_ONLY,
                        INTERFACES_IN_PORT,
                        FINAL_AND_ALONE,
                        NO_STATIC_STATE)) {
            rule.check(core);
        }
    }

    @Test
    @Verifies("req~structure.monitor-apart~1")
    void findsTheMonitorApart() {
        MONITOR_APART.check(core());
    }

    private static JavaClasses core() {
        JavaClasses core = new ClassFileImporter().importPath(CORE);
        assertTrue(core.size() > 50, "the core was not read");
        return core;
    }

    @Test
    @Verifies("req~structure.rooms~1")
    void findsARoomThatUsesALaterOne() {
        assertBroken(
                ONE_WAY,
                "org.clepsydra.signal.Seed",
                "package org.clepsydra.signal; public final class Seed {"
                        + " org.clepsydra.drive.MotorCommand later; }");
    }

    @Test
    @Verifies("req~structure.monitor-apart~1")
    void findsAMonitorThatUsesThePlan() {
        assertBroken(
                MONITOR_APART,
                "org.clepsydra.monitor.Seed",
                "package org.clepsydra.monitor; final class Seed {"
                        + " org.clepsydra.plan.LoadedPlan plan; }");
    }

    @Test
    @Verifies("req~structure.monitor-apart~1")
    void findsAMonitorThatSharesArithmetic() {
        assertBroken(
                MONITOR_APART,
                "org.clepsydra.monitor.Seed",
                "package org.clepsydra.monitor; final class Seed {"
                        + " org.clepsydra.quantity.WideQuotient shared; }");
    }

    @Test
    void findsAUseOfMoreThanJavaLang() {
        assertBroken(
                JAVA_LANG_ONLY,
                "org.clepsydra.plan.Seed",
                "package org.clepsydra.plan; final class Seed { java.util.List<String> l; }");
    }

    @Test
    void findsAnInterfaceOutsidePort() {
        assertBroken(
                INTERFACES_IN_PORT,
                "org.clepsydra.plan.Seed",
                "package org.clepsydra.plan; interface Seed {}");
    }

    @Test
    void findsAClassThatIsNotFinal() {
        assertBroken(
                FINAL_AND_ALONE,
                "org.clepsydra.plan.Seed",
                "package org.clepsydra.plan; class Seed {}");
    }

    @Test
    void findsInheritance() {
        assertBroken(
                FINAL_AND_ALONE,
                "org.clepsydra.plan.Seed",
                "package org.clepsydra.plan; final class Seed extends Thread {}");
    }

    @Test
    void findsStaticState() {
        assertBroken(
                NO_STATIC_STATE,
                "org.clepsydra.plan.Seed",
                "package org.clepsydra.plan; final class Seed { static int shared; }");
        assertBroken(
                NO_STATIC_STATE,
                "org.clepsydra.plan.Seed",
                "package org.clepsydra.plan; final class Seed {"
                        + " static final int[] TABLE = new int[2]; }");
    }

    private void assertBroken(ArchRule rule, String className, String source) {
        Seeded.compile(folder, List.of("-cp", CORE.toAbsolutePath().toString()), className, source);
        JavaClasses seeded = new ClassFileImporter().importPath(folder);
        assertEquals(1, seeded.size());
        assertTrue(rule.evaluate(seeded).hasViolation(), source);
    }

    private static int place(JavaClass c) {
        String room = c.getPackageName().substring(BASE.length());
        return ROOMS.indexOf(room.isEmpty() ? room : room.substring(1));
    }

    private static ArchCondition<JavaClass> useOnlyEarlierRooms() {
        return new ArchCondition<>("use only rooms that come before") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (place(item) < 0) {
                    events.add(SimpleConditionEvent.violated(item, "no room: " + item.getName()));
                }
                for (Dependency use : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = use.getTargetClass();
                    boolean ours = target.getPackageName().startsWith(BASE);
                    if (ours && place(target) > place(item)) {
                        events.add(SimpleConditionEvent.violated(item, use.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> extendObjectOnly() {
        return new ArchCondition<>("extend nothing") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean alone =
                        item.getRawSuperclass()
                                .map(s -> s.isEquivalentTo(Object.class))
                                .orElse(true);
                if (!alone) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " extends"));
                }
            }
        };
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaField> bePrimitive() {
        return ArchCondition.from(
                DescribedPredicate.describe(
                        "be primitive", field -> field.getRawType().isPrimitive()));
    }
}
