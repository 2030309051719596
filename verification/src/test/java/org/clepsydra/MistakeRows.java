package org.clepsydra;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The rows of {@link Mistakes}. */
final class MistakeRows implements ArgumentsProvider, AnnotationConsumer<Mistakes> {
    private List<String> rows;
    private int oneIn;

    @Override
    public void accept(Mistakes mistakes) {
        rows = List.of(mistakes.value());
        oneIn = mistakes.oneIn();
    }

    @Override
    public Stream<Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) {
        return Share.of(rows, oneIn).map(MistakeRows::arguments);
    }

    /** What a row says, as text; JUnit makes a number of it where one is asked for. */
    static Arguments arguments(String row) {
        return Arguments.of(Arrays.stream(row.split("~", -1)).map(String::strip).toArray());
    }
}
