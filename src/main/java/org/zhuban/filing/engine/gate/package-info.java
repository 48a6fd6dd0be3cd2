/**
 * What a model may hold (SECURITY 15): an allow-list of elements, attributes, values and expressions, and checks over the whole folder. It
 * knows no engine: deployments, the studio and the tests ask the same class. A new rule goes here and never into the engine's parser, which
 * reads the models of running filings again after every start.
 */
@NamedInterface("gate")
@NullMarked
package org.zhuban.filing.engine.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
