package stoa.judge.embedded.gate;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Looks for one of the words without which no text is an order to the judge. Most texts have none, and are looked at six times
 * for disguises, so this is one pass over the characters and no pattern.
 */
final class Trigger {
    private static final int ASCII = 128;
    private static final int LATIN = 0x24F;
    /** A blank at the end belongs to the word; a stroke stands for itself. */
    private static final String[] PARTS = """
            ignor,disregard,forget,overrid,overwrit,bypass,discard,neglect,skip,rubric,prompt,scor,award,assign,grant,points,
            marks,rating,rate ,highest,perfect,ruling,verdict,adjudic,judge,ballot,assistant,grader,evaluat,you are,pretend,
            act as,from now on,language model,user,admin,developer,moderator,system,rule,criteri,guideline,lowest,minimum,
            injection,normally,this turn,anything else,configuration,execute,obey,full,top,max,10,zero,decod,transcript,repeat,
            reveal,treat,winner,declare,end of,<,[,{,|,#,oubli,neglig,outrepass,vernachlass,ubergeh,missacht,omit,descart,trascur,
            desormais,dez,diez,dieci,ponto,massim,orden,indicacion,hochst,voll,setze,dix,directive,regl,regra,regol,conced,concor,
            parfait,consigne,note,tu es,vous etes,vergiss,anweis,bewert,gib ,gebt,geben,vergib,punkt,zehn,du bist,olvid,instruc,
            otorga,dame,punt,calific,atrib,nota,istruz,dimentic,esquec,descons,eres,voce,sei,negeer,vergeet,zapomnij,geef,daj,
            przyzn,unut,gormez,puan,lupakan,abaikan,beri,glom,tilldel,pontua,vergess,beste,que juge,arbitre,kriteri,komut,
            dziesiec,skor,hogst,jury,tien,hoogste,najwyz,perintah,talimat,kural,aturan,nilai,instrukcj,zasad,polecen,yok say,ge mig,
            director""".replace("\n", "").split(",");

    private static final String[] WHOLE = {"ai", "ten", "ken", "ver"};
    private static final String[][] PARTS_BY_FIRST = byFirst(PARTS);
    private static final String[][] WHOLE_BY_FIRST = byFirst(WHOLE);

    private Trigger() {}

    /** @param plain in lower case and without accents */
    static boolean isIn(String plain) {
        for (var at = 0; at < plain.length(); at++) {
            var first = plain.charAt(at);
            if (first < ASCII ? startsAt(plain, at, first) : isOfAnotherScript(plain.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(String plain, int at, char first) {
        for (var part : PARTS_BY_FIRST[first]) {
            if (plain.startsWith(part, at)) {
                return true;
            }
        }
        for (var word : WHOLE_BY_FIRST[first]) {
            if (plain.startsWith(word, at) && !isWord(plain, at - 1) && !isWord(plain, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String plain, int at) {
        if (at < 0 || at >= plain.length()) {
            return false;
        }
        var each = plain.charAt(at);
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || each == '_';
    }

    /** Letters and what belongs to them, not signs: orders in other scripts have patterns of their own. */
    private static boolean isOfAnotherScript(int point) {
        return point > LATIN
                && switch (Character.getType(point)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION,
                            Character.MATH_SYMBOL,
                            Character.CURRENCY_SYMBOL,
                            Character.MODIFIER_SYMBOL,
                            Character.OTHER_SYMBOL -> false;
                    default -> true;
                };
    }

    private static String[][] byFirst(String[] words) {
        return IntStream.range(0, ASCII)
                .mapToObj(first -> Arrays.stream(words)
                        .filter(word -> word.charAt(0) == first)
                        .toArray(String[]::new))
                .toArray(String[][]::new);
    }
}
