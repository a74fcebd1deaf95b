namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>A player that finds a file just before it is asked for one without its tags: another one stands in its place, once.</summary>
internal sealed class ShiftingPlayer(int to, string other) : PlayerRelay(to)
{
    private bool _isAskedWithoutTags;

    public bool HasShifted { get; private set; }

    protected override string? Pass(string command)
    {
        if (command.StartsWith("tagtypes", StringComparison.Ordinal)) _isAskedWithoutTags = command.Contains("clear", StringComparison.Ordinal);
        if (HasShifted || !_isAskedWithoutTags || !command.StartsWith("find", StringComparison.Ordinal)) return command;
        HasShifted = true;
        return $"""find "(file == \"{other}\")" """.TrimEnd();
    }
}
