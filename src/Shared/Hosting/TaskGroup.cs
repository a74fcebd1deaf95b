namespace Roomtone.Hosting;

/// <summary>Tasks of one service that run side by side.</summary>
public static class TaskGroup
{
    /// <summary>
    /// Ends when all have ended, or at once with the failure of one: <see cref="Task.WhenAll(Task[])"/> would hide it for as
    /// long as the others run, and these run for ever.
    /// </summary>
    public static async Task RunAsync(params IEnumerable<Task> tasks)
    {
        var running = tasks.ToList();
        while (running.Count > 0)
        {
            var ended = await Task.WhenAny(running);
            running.Remove(ended);
            if (ended.IsFaulted || running.Count == 0) await ended;
        }
    }
}
