/** The measure of all things here: a bot of the same SDK and the same server that says back what it is told. */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import restify from 'restify'

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const server = restify.createServer({ name: 'echo' })
server.use(restify.plugins.jsonBodyParser())
const echo = async (context: TurnContext) => {
  await context.sendActivity(`You said: ${context.activity.text}`)
}
server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
  await adapter.process(req, res, echo)
})
server.get('/readyz', async (_req: restify.Request, res: restify.Response) => {
  res.send(200, { status: 'ok' })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
