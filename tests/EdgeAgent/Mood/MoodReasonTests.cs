using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Vision.Expression;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Mood;

public sealed class MoodReasonTests
{
    [Theory]
    [InlineData(Happy, 1, 0.56f, 0.41f, 0, 0, "one face, enough happiness (41 %) beside neutral (56 %)")]
    [InlineData(Happy, 2, 0.2f, 0.75f, 0, 0, "2 faces, most of the expression is happiness (75 %)")]
    [InlineData(Happy, 1, 0.4f, 0.45f, 0, 0, "one face, the strongest expression is happiness (45 %)")]
    [InlineData(Calm, 1, 0.85f, 0.14f, 0, 0, "one face, a little happiness (14 %) beside neutral (85 %)")]
    [InlineData(Sad, 3, 0.6f, 0, 0, 0.38f, "3 faces, enough sadness (38 %) beside neutral (60 %)")]
    [InlineData(Neutral, 1, 0.9f, 0, 0, 0, "one face, most of the expression is neutral (90 %)")]
    [InlineData(Neutral, 1, 0.2f, 0, 0.7f, 0,
        "one face, nothing pleasant or unpleasant prevails; the strongest expression is surprise (70 %)")]
    public void The_sentence_names_what_speaks_for_the_mood(
        Contracts.Mood mood, int people, float neutral, float happiness, float surprise, float sadness, string sentence) =>
        Assert.Equal(sentence, MoodReason.Of(mood, Expressions.From([neutral, happiness, surprise, sadness, 0, 0, 0, 0]), people));

    [Fact]
    public void It_never_says_that_most_is_neutral_of_a_mood_that_is_not()
    {
        var random = new Random(14);
        Span<float> shares = stackalloc float[Expressions.Count];
        for (var round = 0; round < 5000; round++)
        {
            // The power makes clear faces as likely as mixed ones.
            foreach (ref var share in shares) share = MathF.Pow(random.NextSingle(), 4);
            var sum = 0f;
            foreach (var share in shares) sum += share;
            foreach (ref var share in shares) share /= sum;
            var expressions = Expressions.From(shares);
            var mood = MoodRegions.Of(Circumplex.Of(expressions), expressions);

            var sentence = MoodReason.Of(mood, expressions, 1);

            if (mood != Neutral) Assert.DoesNotContain("is neutral", sentence, StringComparison.Ordinal);
            if (mood is Happy or Calm) Assert.DoesNotMatch("is (sadness|anger|disgust|fear|contempt)", sentence);
            if (mood is Sad or Tense) Assert.DoesNotContain("is happiness", sentence, StringComparison.Ordinal);
        }
    }
}
