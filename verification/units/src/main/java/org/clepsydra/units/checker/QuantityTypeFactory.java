package org.clepsydra.units.checker;

import com.sun.source.tree.LiteralTree;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Set;
import org.checkerframework.checker.units.UnitsAnnotatedTypeFactory;
import org.checkerframework.checker.units.qual.PolyUnit;
import org.checkerframework.checker.units.qual.UnitsBottom;
import org.checkerframework.checker.units.qual.UnknownUnits;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.framework.type.AnnotatedTypeMirror;
import org.checkerframework.framework.type.treeannotator.ListTreeAnnotator;
import org.checkerframework.framework.type.treeannotator.TreeAnnotator;
import org.clepsydra.units.Counts;
import org.clepsydra.units.Microsteps;
import org.clepsydra.units.Ms;
import org.clepsydra.units.Ng;
import org.clepsydra.units.Nl;
import org.clepsydra.units.NlPerH;
import org.clepsydra.units.Pa;
import org.clepsydra.units.Us;

/** Knows our units only, and gives zero every unit. */
final class QuantityTypeFactory extends UnitsAnnotatedTypeFactory {
    QuantityTypeFactory(BaseTypeChecker checker) {
        super(checker);
    }

    @Override
    protected Set<Class<? extends Annotation>> createSupportedTypeQualifiers() {
        Set<Class<? extends Annotation>> all =
                new LinkedHashSet<>(super.createSupportedTypeQualifiers());
        all.add(UnknownUnits.class);
        all.add(PolyUnit.class);
        all.add(UnitsBottom.class);
        all.add(Nl.class);
        all.add(NlPerH.class);
        all.add(Ms.class);
        all.add(Us.class);
        all.add(Pa.class);
        all.add(Ng.class);
        all.add(Microsteps.class);
        all.add(Counts.class);
        return all;
    }

    @Override
    public TreeAnnotator createTreeAnnotator() {
        return new ListTreeAnnotator(super.createTreeAnnotator(), new ZeroAnnotator());
    }

    private final class ZeroAnnotator extends TreeAnnotator {
        ZeroAnnotator() {
            super(QuantityTypeFactory.this);
        }

        @Override
        public Void visitLiteral(LiteralTree tree, AnnotatedTypeMirror type) {
            if (tree.getValue() instanceof Number number && number.longValue() == 0) {
                type.replaceAnnotation(BOTTOM);
            }
            return super.visitLiteral(tree, type);
        }
    }
}
