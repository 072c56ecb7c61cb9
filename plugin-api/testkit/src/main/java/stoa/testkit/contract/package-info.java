/**
 * What every plugin of a kind must pass: a test class extends the contract and names what is tested.
 *
 * {@snippet :
 * class RubricJudgeContractTest extends JudgeContract {
 *     @Override
 *     protected Judge judge() {
 *         return new RubricJudge();
 *     }
 * }
 * }
 */
@NullMarked
package stoa.testkit.contract;

import org.jspecify.annotations.NullMarked;
