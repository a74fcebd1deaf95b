using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Vision.Expression;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Mood;

public class MoodRegionsTests
{
    public static TheoryData<Contracts.Mood, Expressions> Faces => new()
    {
        { Happy, Room.Smile },
        { Tense, Room.Frown },
        { Sad, Room.Tears },
        { Neutral, Room.Blank },
        { Calm, Room.FaintSmile },
        { Neutral, Room.Amazed },
    };

    [Theory]
    [MemberData(nameof(Faces))]
    public void Each_kind_of_face_lies_in_its_region(Contracts.Mood mood, Expressions face) =>
        Assert.Equal(mood, MoodRegions.Of(Circumplex.Of(face), face));

    [Theory]
    [InlineData(0.28, 0.2, Happy)]
    [InlineData(0.32, 0.2, Calm)]
    [InlineData(0.06, 0.0, Calm)]
    [InlineData(-0.13, 0.2, Tense)]
    [InlineData(-0.3, 0.07, Tense)]
    [InlineData(-0.3, 0.12, Sad)]
    [InlineData(-0.17, 0.0, Neutral)]
    public void A_held_mood_keeps_its_ground_near_its_bounds(double valence, double arousal, Contracts.Mood held) =>
        Assert.Equal(held, MoodRegions.Of(new Affect(valence, arousal), Room.Smile, held, 0.05));

    [Fact]
    public void A_mixed_room_lies_between_its_faces()
    {
        var mixed = Expressions.From([0, 0.5f, 0, 0.5f, 0, 0, 0, 0]);

        Assert.Equal((0.81 - 0.63) / 2, Circumplex.Of(mixed).Valence, 6);
    }

    [Fact]
    public void Settings_out_of_range_are_refused_with_a_sentence() =>
        Assert.Equal("MinPeople is 0; it must be from 1 to 100.", Assert.Single(new MoodSettings { MinPeople = 0 }.Problems()));
}
