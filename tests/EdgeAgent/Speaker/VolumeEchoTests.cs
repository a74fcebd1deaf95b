using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Tests.Speaker;

public class VolumeEchoTests
{
    private readonly VolumeQuantization _echo = new();

    [Theory]
    [InlineData(27)]
    [InlineData(24)]
    [InlineData(19)]
    public void What_a_speaker_makes_of_a_volume_in_its_own_steps_is_no_hand_at_it(int answer)
    {
        _echo.Set(25);

        Assert.Equal((25, 25), (_echo.Meaning(answer), _echo.Meaning(answer)));
    }

    [Fact]
    public void A_hand_is_known_by_another_answer_however_near()
    {
        _echo.Set(25);
        _echo.Meaning(27);

        Assert.Equal((30, 30, 27), (_echo.Meaning(30), _echo.Meaning(30), _echo.Meaning(27)));
    }

    [Fact]
    public void An_answer_far_from_what_was_set_is_a_hand()
    {
        _echo.Set(25);

        Assert.Equal(60, _echo.Meaning(60));
    }
}
