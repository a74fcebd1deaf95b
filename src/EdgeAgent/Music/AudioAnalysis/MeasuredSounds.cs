namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What the analysis has to say to the library. A store that cannot be read is no reason to have no tracks.</summary>
internal sealed class MeasuredSounds(SoundStore store, SoundNews news, SoundLog log)
{
    /// <returns>By track.</returns>
    public Dictionary<string, SoundReport> Read()
    {
        try
        {
            return store.All();
        }
        catch (SoundException e)
        {
            log.Stuck(e.Message);
            return [];
        }
    }

    /// <summary>Returns when more was measured.</summary>
    public Task WaitForMoreAsync(CancellationToken cancellationToken) => news.WaitAsync(cancellationToken);
}
