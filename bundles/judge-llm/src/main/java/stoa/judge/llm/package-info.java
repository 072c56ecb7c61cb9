/**
 * A judge that asks the hall's language model.
 *
 * <p>{@link stoa.judge.llm.ModelJudge} asks about each speech by itself: what the other side wrote is in no question that decides
 * logic, evidence or relevance, and only beside a speech whose rebuttal is judged. {@code Suspicion} holds back what speaks to
 * the judge, {@code QuoteFinder} believes no quote, {@code Bounds} keeps points near those of a judge that cannot be talked to.
 */
@Plugin(id = "judge-llm", title = "Judge: language model")
@NullMarked
package stoa.judge.llm;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
