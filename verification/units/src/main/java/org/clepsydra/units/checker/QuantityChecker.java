package org.clepsydra.units.checker;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.checkerframework.checker.units.UnitsChecker;
import org.checkerframework.common.basetype.BaseTypeVisitor;
import org.checkerframework.framework.qual.StubFiles;
import org.checkerframework.framework.source.SupportedOptions;

/**
 * The Units Checker with our own units, and stricter: unlike units may not be compared or reduced
 * by one another either, and zero is zero in every unit.
 */
@SupportedOptions({"units", "unitsDirs"})
@StubFiles("quantity.astub")
public final class QuantityChecker extends UnitsChecker {
    @Override
    protected BaseTypeVisitor<?> createSourceVisitor() {
        return new QuantityVisitor(this);
    }

    @Override
    public NavigableSet<String> getSuppressWarningsPrefixes() {
        NavigableSet<String> prefixes = new TreeSet<>(super.getSuppressWarningsPrefixes());
        prefixes.add("units");
        return prefixes;
    }
}
