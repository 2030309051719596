package org.clepsydra.trace.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.pitest.classpath.CodeSource;
import org.pitest.coverage.CoverageDatabase;
import org.pitest.coverage.TestInfo;
import org.pitest.mutationtest.build.DefaultTestPrioritiser;
import org.pitest.mutationtest.build.TestPrioritiser;
import org.pitest.mutationtest.build.TestPrioritiserFactory;
import org.pitest.mutationtest.engine.MutationDetails;

/**
 * Has PIT run the tests of a mutant's own requirements before any others. PIT ends with the first
 * test that kills: so a mutant whose killer is another's test is one that no test of its own finds.
 *
 * <p>The properties {@code marks.code}, {@code marks.classes} and {@code marks.tests} of PIT's
 * plugin configuration name the folders of the core's sources and classes and of the tests'
 * sources; without them the order is PIT's.
 */
public final class OwnTestsFirst implements TestPrioritiserFactory {
    @Override
    public TestPrioritiser makeTestPrioritiser(
            Properties properties, CodeSource code, CoverageDatabase coverage) {
        TestPrioritiser quickestFirst = new DefaultTestPrioritiser(coverage);
        String sources = properties.getProperty("marks.code");
        String classes = properties.getProperty("marks.classes");
        String tests = properties.getProperty("marks.tests");
        if (sources == null || classes == null || tests == null) {
            return quickestFirst;
        }
        try {
            Ownership realizers = Ownership.ofCode(Path.of(sources), Path.of(classes));
            Ownership verifiers = Ownership.ofTests(Path.of(tests));
            return mutant ->
                    ownFirst(quickestFirst.assignTests(mutant), mutant, realizers, verifiers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TestInfo> ownFirst(
            List<TestInfo> all, MutationDetails mutant, Ownership realizers, Ownership verifiers) {
        var realized = realizers.realized(mutant.getClassName().asJavaName(), mutant.getMethod());
        List<TestInfo> own = new ArrayList<>();
        List<TestInfo> others = new ArrayList<>();
        for (TestInfo test : all) {
            TestName name = TestName.of(test.getName());
            boolean meets =
                    Ownership.meet(realized, verifiers.claimed(name.className(), name.method()));
            (meets ? own : others).add(test);
        }
        own.addAll(others);
        return own;
    }

    @Override
    public String description() {
        return "Tests of a mutant's own requirements first";
    }
}
