using System.Threading.Channels;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>An auto-reset signal from the analysis to the library: more tracks have been measured.</summary>
internal sealed class AnalysisSignal
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Set() => _signal.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _signal.Reader.ReadAsync(cancellationToken);
}
