/**
 * What a model may hold (SECURITY 15): an allow-list of elements, attributes, values and expressions, and checks over the whole folder. It
 * knows no engine: deployments, the studio and the tests ask the same class. A new rule goes here and never into the engine's parser, which
 * reads the models of running filings again after every start.
 *
 * <p><b>A printed form is code</b>, since Jasper compiles its expressions as Java. It is looked at three times: {@code ReportGate} lets in the
 * elements, attributes and values of a list; {@link org.zhuban.filing.engine.gate.ReportExpressions} reads each expression by a grammar that
 * has no word for a class, a constructor or a chained call; and before Jasper compiles, what Jasper's own parser understood is held against
 * the same grammar, so that no difference between two parsers lets anything by. Then it is printed once with made-up texts: at most 100 pages
 * and five seconds. Cost: no own pictures, subreports, totals or formats.
 */
@NamedInterface("gate")
@NullMarked
package org.zhuban.filing.engine.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
