package org.clepsydra.units.checker;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.EnumSet;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeKind;
import org.checkerframework.checker.units.UnitsAnnotatedTypeFactory;
import org.checkerframework.checker.units.UnitsVisitor;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.framework.type.AnnotatedTypeMirror;
import org.checkerframework.javacutil.AnnotationUtils;
import org.checkerframework.javacutil.TreeUtils;

/** Adds what the Units Checker leaves out: comparison, equality and remainder of unlike units. */
final class QuantityVisitor extends UnitsVisitor {
    private static final Set<Tree.Kind> LIKE_UNITS_ONLY =
            EnumSet.of(
                    Tree.Kind.LESS_THAN,
                    Tree.Kind.LESS_THAN_EQUAL,
                    Tree.Kind.GREATER_THAN,
                    Tree.Kind.GREATER_THAN_EQUAL,
                    Tree.Kind.EQUAL_TO,
                    Tree.Kind.NOT_EQUAL_TO,
                    Tree.Kind.REMAINDER);

    QuantityVisitor(BaseTypeChecker checker) {
        super(checker);
    }

    @Override
    protected UnitsAnnotatedTypeFactory createTypeFactory() {
        return new QuantityTypeFactory(checker);
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void p) {
        if (LIKE_UNITS_ONLY.contains(tree.getKind())) {
            AnnotationMirror left = unit(tree.getLeftOperand());
            AnnotationMirror right = unit(tree.getRightOperand());
            if (left != null && right != null && !AnnotationUtils.areSame(left, right)) {
                checker.reportError(tree, "units.differ", left.toString(), right.toString());
            }
        }
        return super.visitBinary(tree, null);
    }

    /**
     * The unit of an operand; null for a literal, a bare number, or something that is no number.
     */
    private AnnotationMirror unit(ExpressionTree operand) {
        if (TreeUtils.withoutParens(operand).getKind().asInterface()
                == com.sun.source.tree.LiteralTree.class) {
            return null;
        }
        AnnotatedTypeMirror type = atypeFactory.getAnnotatedType(operand);
        if (!type.getKind().isPrimitive() || type.getKind() == TypeKind.BOOLEAN) {
            return null;
        }
        AnnotationMirror found =
                type.getPrimaryAnnotationInHierarchy(
                        atypeFactory.getQualifierHierarchy().getTopAnnotations().first());
        boolean ours =
                found != null
                        && AnnotationUtils.annotationName(found).startsWith("org.clepsydra.units.");
        return ours ? found : null;
    }
}
