using System.Threading.Channels;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>Says that more has been measured, to the one who waits for it.</summary>
internal sealed class SoundNews
{
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Tell() => _news.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _news.Reader.ReadAsync(cancellationToken);
}
