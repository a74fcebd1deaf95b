namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>A player that restarts once, at a command: it closes that connection and refuses the next one.</summary>
internal sealed class RestartingPlayer(int to, string at) : PlayerRelay(to)
{
    private volatile int _state;

    private enum Now
    {
        There,
        Away,
        ThereAgain,
    }

    public bool HasRestarted => _state == (int)Now.ThereAgain;

    protected override bool Accepts() =>
        Interlocked.CompareExchange(ref _state, (int)Now.ThereAgain, (int)Now.Away) != (int)Now.Away;

    protected override string? Pass(string command) =>
        command.StartsWith(at, StringComparison.Ordinal)
        && Interlocked.CompareExchange(ref _state, (int)Now.Away, (int)Now.There) == (int)Now.There
            ? null
            : command;
}
