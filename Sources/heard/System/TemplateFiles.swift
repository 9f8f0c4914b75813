// swift-format-ignore-file
// Made from workspace-template/ by scripts/update-goldens; a test keeps the two equal.

/// What `heard init` lays down, by path; `.sample/` is for `--sample` alone.
let templateFiles: [(path: String, text: String)] = [
  (
    ".editorconfig",
    ##"""
root = true

[*]
charset = utf-8
indent_style = space
indent_size = 2

[*.{yaml,yml}]
end_of_line = lf
insert_final_newline = true
trim_trailing_whitespace = true

# A ticket keeps every byte that somebody else wrote.
[tickets/**.md]
end_of_line = unset
insert_final_newline = unset
trim_trailing_whitespace = false

[responses/**.md]
end_of_line = lf
insert_final_newline = true

"""##
  ),
  (
    ".gitattributes",
    ##"""
# A message is kept as the customer sent it: git never converts the line ends of a ticket.
tickets/** -text

# Tickets are merged by keys and entries where 'heard hook install' ran, and shown with the entry that a change belongs to.
tickets/**/*.md merge=heard diff=heard

# What people write for the team has the same line ends on every machine.
*.yaml text eol=lf
responses/**/*.md text eol=lf
/README.md text eol=lf

"""##
  ),
  (
    ".github/workflows/heard.yml",
    ##"""
# Reviews every pull request, lints the default branch, and publishes the index.
#
# Repository variables (Settings, Secrets and variables, Actions, Variables):
#   HEARD_REPOSITORY  the URL from which heard is cloned
#   HEARD_REF         the full id of the commit to build: a branch could change under you
#   HEARD_PAGES       `true` publishes the index as a page. Who may read your pages? On many plans everybody: it names your customers.
name: heard

# Never pull_request_target: what a stranger proposes gets no secrets and no right to write.
on:
  pull_request:
  push:

permissions:
  contents: read

concurrency:
  group: heard-${{ github.ref }}
  cancel-in-progress: true

env:
  HEARD_REPOSITORY: ${{ vars.HEARD_REPOSITORY }}
  HEARD_REF: ${{ vars.HEARD_REF }}

jobs:
  check:
    if: github.event_name == 'pull_request' || github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-24.04
    container: swift:6.3
    timeout-minutes: 30
    defaults:
      run:
        shell: bash
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      # Outside the checkout, so that nothing that is proposed stands there.
      - id: built
        uses: actions/cache@v4
        with:
          path: ~/heard/.build/release/heard
          key: heard-${{ runner.os }}-${{ vars.HEARD_REF }}
      - name: Build heard
        if: steps.built.outputs.cache-hit != 'true'
        run: |
          if [ -z "$HEARD_REPOSITORY" ] || [ -z "$HEARD_REF" ]; then
            echo "::error::set the repository variables HEARD_REPOSITORY and HEARD_REF, as .github/workflows/heard.yml says"
            exit 1
          fi
          git init -q ~/heard
          git -C ~/heard fetch -q --depth 1 -- "$HEARD_REPOSITORY" "$HEARD_REF"
          git -C ~/heard checkout -q FETCH_HEAD
          swift build --package-path ~/heard --configuration release --product heard
      - name: Find heard
        run: |
          git config --global --add safe.directory "$GITHUB_WORKSPACE"
          echo "$HOME/heard/.build/release" >> "$GITHUB_PATH"

      - name: Review
        if: github.event_name == 'pull_request'
        env:
          BASE: ${{ github.event.pull_request.base.sha }}
        run: |
          heard review --format markdown "$BASE..HEAD" >> "$GITHUB_STEP_SUMMARY" || true
          heard review --format github "$BASE..HEAD"

      - name: Lint
        if: github.event_name == 'push'
        run: heard lint --format github

      - name: Index
        if: github.event_name == 'push' && !cancelled()
        run: |
          heard index
          mkdir index
          cp .heard/INDEX.md .heard/index.* index/
      - name: Keep the index
        if: github.event_name == 'push' && !cancelled()
        uses: actions/upload-artifact@v4
        with:
          name: index
          path: index
          retention-days: 7
      - name: Offer the index as a page
        if: github.event_name == 'push' && !cancelled() && vars.HEARD_PAGES == 'true'
        uses: actions/upload-pages-artifact@v3
        with:
          path: index

  publish:
    needs: check
    if: github.event_name == 'push' && !cancelled() && vars.HEARD_PAGES == 'true' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-24.04
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deploy.outputs.page_url }}
    steps:
      - id: deploy
        uses: actions/deploy-pages@v4

"""##
  ),
  (
    ".gitignore",
    ##"""
# What heard generates; it is rebuilt at any time with `heard index`. Drafts are what an interrupted command leaves.
.heard/
.heard-draft-*

# Where the workflows build heard.
.heard-tool/

"""##
  ),
  (
    ".gitlab-ci.yml",
    ##"""
# Reviews every merge request, lints the default branch, and publishes the index.
#
# CI/CD variables (Settings, CI/CD, Variables; not protected, so that merge requests see them):
#   HEARD_REPOSITORY  the URL from which heard is cloned
#   HEARD_REF         the full id of the commit to build: a branch could change under you
#   HEARD_PAGES       `true` publishes the index as a page. See first who may read your pages: it names your customers.
default:
  image: swift:6.3
  cache:
    key: heard-$HEARD_REF
    paths: [.heard-tool/.build/release/heard]
  before_script:
    - |
      if [ -n "$(git ls-files .heard-tool)" ]; then
        echo "somebody committed .heard-tool, which is where heard is built; take it out"
        exit 1
      fi
      if [ ! -x .heard-tool/.build/release/heard ]; then
        if [ -z "$HEARD_REPOSITORY" ] || [ -z "$HEARD_REF" ]; then
          echo "set the CI/CD variables HEARD_REPOSITORY and HEARD_REF, as .gitlab-ci.yml says"
          exit 1
        fi
        git init -q .heard-tool
        git -C .heard-tool fetch -q --depth 1 -- "$HEARD_REPOSITORY" "$HEARD_REF"
        git -C .heard-tool checkout -q FETCH_HEAD
        swift build --package-path .heard-tool --configuration release --product heard
      fi
    - PATH="$PWD/.heard-tool/.build/release:$PATH"

variables:
  GIT_DEPTH: "0"

review:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - heard review "$CI_MERGE_REQUEST_DIFF_BASE_SHA..HEAD"

lint:
  rules:
    - if: $CI_PIPELINE_SOURCE != "merge_request_event" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - heard lint --format gitlab > heard-quality.json || true
    - heard lint
  artifacts:
    when: always
    reports:
      codequality: heard-quality.json

index:
  rules:
    - if: $CI_PIPELINE_SOURCE != "merge_request_event" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - heard index
    - mkdir index
    - cp .heard/INDEX.md .heard/index.* index/
  artifacts:
    paths: [index]
    expire_in: 7 days

pages:
  rules:
    - if: $HEARD_PAGES == "true" && $CI_PIPELINE_SOURCE != "merge_request_event" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  needs: [index]
  script:
    - mv index public
  artifacts:
    paths: [public]

"""##
  ),
  (
    ".sample/tickets/ignored/2026-11/2611-V7N3CR-only-shouting.md",
    ##"""
---
subject: Only shouting
customer: Truth Cannon <@truthcannon4471>
channel: twitter
language: en
---

## 2026-11-20 22:41 -03:00 customer
@AcmeSupport lol imagine working THERE. clowns. all of you. honk honk

## 2026-11-20 22:43 -03:00 customer
@AcmeSupport honk

## 2026-11-21 09:03 -03:00 move bia new -> ignored
Not a customer; has sent the same to six shops today.

"""##
  ),
  (
    ".sample/tickets/new/2611-4TQ8ZN-where-is-my-lamp.md",
    ##"""
---
subject: Where is my lamp?
customer: Nora Whitfield <@norawhit>
channel: twitter
tags: [orders]
language: en
---

## 2026-11-21 11:25 -03:00 customer
@AcmeSupport ordered a desk lamp nine days ago, tracking says "label created" since last week. Does it exist?

"""##
  ),
  (
    ".sample/tickets/new/2611-7HV2MC-cannot-log-in.md",
    ##"""
---
subject: Cannot log in with the right password
customer: Priya Raman <priya@raman.example>
channel: email
tags: [outage]
language: en
---

## 2026-11-21 11:52 -03:00 customer
Hello,

the app takes my password, turns for a minute and says "try again later". My sister has the same on her phone, so I do not think it is me.

Best,
Priya

"""##
  ),
  (
    ".sample/tickets/new/2611-B91XKD-tenis-tamanho-errado.md",
    ##"""
---
subject: Tênis veio no tamanho errado
customer: Igor Tavares <@igor.corre>
channel: instagram
tags: [orders, exchange]
---

## 2026-11-21 08:40 -03:00 customer
Oi, gente! Pedi o tênis 41 e chegou 39. A corrida é daqui a oito dias, dá tempo de trocar?

## 2026-11-21 08:47 -03:00 customer
Mandei a foto da etiqueta por aqui também

"""##
  ),
  (
    ".sample/tickets/open/tier-1/2611-0F6WRS-cupom-nao-entra.md",
    ##"""
---
subject: Cupom de boas-vindas não entra
customer: Lívia Prado <@liviaprado>
channel: whatsapp
assignee: bia
tags: [coupon]
---

## 2026-11-18 14:05 -03:00 customer
Oi! O cupom de boas-vindas aparece como "já usado", mas é a minha primeira compra

## 2026-11-18 14:16 -03:00 agent bia
Oi, Lívia! Primeira compra é justamente quando ele tem que funcionar. Vou ver o que houve e já volto.

## 2026-11-18 14:17 -03:00 move bia new -> open/tier-1

## 2026-11-18 14:41 -03:00 agent bia
Achei: o cupom ficou preso num carrinho que você abriu no celular. Liberei. Pode tentar de novo?

## 2026-11-18 14:58 -03:00 customer
Agora foi, valeu!

## 2026-11-18 15:02 -03:00 dismiss bia
Só agradeceu.

## 2026-11-18 15:02 -03:00 move bia open/tier-1 -> resolved

## 2026-11-21 10:30 -03:00 customer
Oi, sou eu outra vez. Fui pagar e o desconto sumiu do carrinho...

## 2026-11-21 10:30 -03:00 move bia resolved -> open/tier-1
A cliente voltou a escrever.

## 2026-11-21 10:52 -03:00 agent bia
Oi, Lívia! Que chato, logo na hora de pagar. Não feche o carrinho: vou aplicar o desconto por aqui e aviso quando puder continuar.

"""##
  ),
  (
    ".sample/tickets/open/tier-1/2611-M3J9PA-nota-fiscal-com-nome-antigo.md",
    ##"""
---
subject: Nota fiscal saiu com o nome antigo
customer: Rafaela Nunes <@rafanunes_>
channel: twitter
assignee: bia
tags: [invoice]
---

## 2026-11-20 12:50 -03:00 customer
@AcmeAjuda mudei de sobrenome em março, o cadastro está certo, mas a nota do pedido 7720 veio com o nome antigo. Como corrige?

## 2026-11-20 12:50:20 -03:00 agent bia auto
Oi, Rafaela! Sua mensagem chegou à nossa equipe e uma pessoa vai responder por aqui mesmo. Acme Support

## 2026-11-20 13:40 -03:00 agent bia
Oi, Rafaela! Obrigada pelo aviso, o nome na nota tem que ser o seu. Vou pedir uma carta de correção ao fiscal e conto aqui como anda. Bia

## 2026-11-20 13:41 -03:00 move bia new -> open/tier-1

## 2026-11-20 15:10 -03:00 note bia
O fiscal confirma que dá para corrigir sem cancelar a nota. Pedido aberto lá, responde até amanhã.

## 2026-11-21 09:05 -03:00 customer
@AcmeAjuda alguma novidade?

## 2026-11-21 09:20 -03:00 agent bia
Oi, Rafaela! A correção já está com o time fiscal e deve sair ainda hoje. Assim que eu tiver o arquivo, mando por DM. Bia

"""##
  ),
  (
    ".sample/tickets/open/tier-2/2611-8CZK4V-cobranca-em-dobro.md",
    ##"""
---
subject: Duas cobranças do mesmo pedido
customer: Ana Souza <@anasouza>
channel: twitter
assignee: caio
tags: [billing]
order: "8841"
---

## 2026-11-21 09:02 -03:00 customer
@AcmeAjuda vocês me cobraram duas vezes pelo pedido 8841! Estorna, por favor

## 2026-11-21 09:02:05 -03:00 agent bia auto
Oi, Ana! Sua mensagem chegou à nossa equipe e uma pessoa vai responder por aqui mesmo. Acme Support

## 2026-11-21 09:20 -03:00 agent bia
Oi, Ana. Duas cobranças para um pedido só não está certo. Já estou vendo com o time de pagamentos e volto aqui ainda hoje. Bia

## 2026-11-21 09:21 -03:00 move bia new -> open/tier-1

## 2026-11-21 09:22 -03:00 set bia tags - -> billing

## 2026-11-21 09:24 -03:00 move bia open/tier-1 -> open/tier-2
Precisa de alguém com acesso aos pagamentos.

## 2026-11-21 10:10 -03:00 note caio
O gateway mostra duas capturas, com 8 segundos de diferença. Pedi o estorno da segunda, falta a confirmação.

"""##
  ),
  (
    ".sample/tickets/open/tier-2/2611-Q5D0YE-kettle-switches-off.md",
    ##"""
---
subject: Kettle switches off before it boils
customer: Tom Aldous <@tom.aldous>
channel: facebook
priority: high
assignee: caio
tags: [warranty]
order: "6093"
segment: vip
language: en
---

## 2026-11-21 07:50 -03:00 customer
Second kettle from you in a year, second one that clicks off at lukewarm. Order 6093. I like the thing, but I would like tea more.

## 2026-11-21 07:50:30 -03:00 agent bia auto
Hi Tom, your message has reached our team, and a person will answer it right here. There is no need to write again. Acme Support

## 2026-11-21 09:15 -03:00 agent bia
Hi Tom, two kettles and no tea is two too many. I have your order in front of me and am asking our workshop what else we can do than send a third of the same kind. Bia

## 2026-11-21 09:16 -03:00 move bia new -> open/tier-1

## 2026-11-21 09:38 -03:00 set bia priority normal -> high

## 2026-11-21 09:40 -03:00 move bia open/tier-1 -> open/tier-2
Second failure of the same part: more than an exchange.

## 2026-11-21 10:05 -03:00 note caio
Workshop knows the thermostat of that batch. The new model has another one; stock in Campinas is fine.

## 2026-11-21 11:05 -03:00 draft bia
Hi Tom, the workshop found it: a thermostat that gives up too early. We would like to send you the new model, at no cost, and take both old ones back. Shall it go to the same address? Bia

"""##
  ),
  (
    ".sample/tickets/open/tier-3/2611-XN27TG-export-stuck.md",
    ##"""
---
subject: Export has been stuck at 90 % for an hour
customer: Malte Brandt <malte@brandt-werkstatt.example>
channel: email
priority: urgent
assignee: caio
tags: [outage, export]
language: en
---

## 2026-11-21 10:58 -03:00 customer
Hello,

our monthly export stops at 90 % and stays there. We tried it twice. Payroll needs the file next week.

Malte Brandt

## 2026-11-21 11:10 -03:00 agent caio
Hello Malte,

I see your two exports waiting, and payroll will not wait with them. I am taking this to the engineers now and will write again within two hours, with the file or with a plan.

Caio Reis

## 2026-11-21 11:12 -03:00 move caio new -> open/tier-2

## 2026-11-21 11:20 -03:00 move caio open/tier-2 -> open/tier-3
Three more desks report the same: a fault, not a setting.

## 2026-11-21 11:45 -03:00 note caio
Engineers: the job waits for a full disk on one worker. Being emptied; exports can be restarted after that.

"""##
  ),
  (
    ".sample/tickets/pending/tier-1/2611-6RB1HW-trocar-endereco.md",
    ##"""
---
subject: Trocar o endereço de entrega
customer: Jonas Meirelles <@jonasmeirelles>
channel: facebook
assignee: bia
tags: [orders, private]
---

## 2026-11-20 16:10 -03:00 customer
Mudei de casa essa semana e o pedido ainda vai para o endereço velho. Consigo trocar?

## 2026-11-20 16:35 -03:00 agent bia
Oi, Jonas! Consegue, sim: ele ainda não saiu daqui. Como endereço não é assunto para público, mande o novo por mensagem direta, junto com o número do pedido. Bia

## 2026-11-20 16:36 -03:00 move bia new -> open/tier-1

## 2026-11-20 16:38 -03:00 agent bia via dm
Oi, Jonas, sou eu por aqui. Pode mandar o endereço completo, com o CEP. Segurei o pedido até você responder.

## 2026-11-20 16:40 -03:00 move bia open/tier-1 -> pending/tier-1
Esperando o endereço novo.

"""##
  ),
  (
    ".sample/tickets/pending/tier-2/2611-D8S5FJ-refund-for-chair.md",
    ##"""
---
subject: Refund for the returned chair
customer: Hannah Quist <hannah@quist.example>
channel: email
assignee: caio
tags: [billing, refund]
order: "5517"
language: en
---

## 2026-11-19 10:20 -03:00 customer
Hi, you received my chair back two weeks ago (order 5517). The money has not come. Could you look?

Hannah

## 2026-11-19 10:20:10 -03:00 agent caio auto
Hi Hannah, your message has reached our team, and a person will answer it right here. There is no need to write again. Acme Support

## 2026-11-19 10:58 -03:00 agent caio
Hi Hannah, two weeks is too long. I am looking at your return now. Caio

## 2026-11-19 11:00 -03:00 move caio new -> open/tier-2

## 2026-11-19 11:24 -03:00 note caio
The return was booked without an account to pay to: she paid by bank slip. We need to ask.

## 2026-11-19 11:45 -03:00 agent caio
I found it: you paid by bank slip, so there is no card for the money to go back to. Please enter an account on the page "My returns". It stays off e-mail that way, and I send the money the same day.

## 2026-11-19 11:50 -03:00 move caio open/tier-2 -> pending/tier-2
Waiting for her account.

"""##
  ),
  (
    ".sample/tickets/pending/tier-3/2611-K0PE3M-aplicativo-fecha-sozinho.md",
    ##"""
---
subject: Aplicativo fecha sozinho ao abrir a câmera
customer: Cecília Amaral <cecilia@amaral.example>
channel: email
priority: low
assignee: caio
tags: [app]
---

## 2026-11-20 09:10 -03:00 customer
Olá,

toda vez que tento fotografar o código da peça, o aplicativo fecha. Já desinstalei e instalei de novo.

Cecília

## 2026-11-20 09:30 -03:00 agent bia
Oi, Cecília!

Reinstalar era mesmo a primeira coisa a tentar. Vou passar o caso para quem cuida do aplicativo e acompanho daqui.

Bia Lima

## 2026-11-20 09:32 -03:00 move bia new -> open/tier-1

## 2026-11-20 10:05 -03:00 move bia open/tier-1 -> open/tier-3
Não há nada na base de ajuda; parece erro do aplicativo.

## 2026-11-20 10:40 -03:00 note caio
Só acontece com a versão 12 do sistema. A equipe tem uma correção para testar.

## 2026-11-20 11:20 -03:00 agent caio
Olá, Cecília!

Encontramos um erro da câmera em celulares mais antigos e já há uma versão corrigida. Você aceita testá-la antes dos outros? Se sim, mando o link ainda hoje.

Caio Reis

## 2026-11-20 11:25 -03:00 move caio open/tier-3 -> pending/tier-3
Esperando a cliente aceitar o teste.

"""##
  ),
  (
    ".sample/tickets/resolved/2026-11/2611-2YEH7B-encomenda-na-portaria.md",
    ##"""
---
subject: Consta entregue, mas não chegou
customer: Davi Lacerda <@davilacerda>
channel: whatsapp
assignee: caio
tags: [orders, not-delivered]
---

## 2026-11-20 10:12 -03:00 customer
Olá. O pedido 8102 consta como entregue ontem e aqui não chegou nada

## 2026-11-20 10:13 -03:00 agent bia auto
Oi, Davi! Sua mensagem chegou à nossa equipe e uma pessoa vai responder por aqui mesmo. Acme Support

## 2026-11-20 10:20 -03:00 agent bia
Oi, Davi! Que susto ver "entregue" e não ter nada em mãos. Vou falar com a transportadora agora.

## 2026-11-20 10:21 -03:00 move bia new -> open/tier-1

## 2026-11-20 10:40 -03:00 move bia open/tier-1 -> open/tier-2
A transportadora só responde ao Caio.

## 2026-11-20 11:30 -03:00 agent caio
Davi, o entregador confirmou: deixou na portaria do bloco B ontem. Você consegue passar lá e me dizer se está com eles?

## 2026-11-20 12:05 -03:00 customer
Estava lá mesmo! O porteiro novo não sabia. Obrigado pela rapidez

## 2026-11-20 12:15 -03:00 agent caio
Que alívio, Davi! Deixei anotado para a transportadora avisar sempre no bloco certo. Qualquer coisa, é só chamar.

## 2026-11-20 12:16 -03:00 move caio open/tier-2 -> resolved

## 2026-11-20 13:02 -03:00 rating 4/5

"""##
  ),
  (
    ".sample/tickets/resolved/2026-11/2611-ZA4G6Q-gift-wrap.md",
    ##"""
---
subject: Can you still gift-wrap my order?
customer: Dele Okafor <@deleokafor>
channel: twitter
assignee: bia
tags: [orders]
language: en
---

## 2026-11-19 14:03 -03:00 customer
@AcmeSupport is it too late to have order 7154 wrapped as a present? It is for my mum.

## 2026-11-19 14:20 -03:00 agent bia
Hi Dele, not too late if I run. Going to the packing table now. Bia

## 2026-11-19 14:21 -03:00 move bia new -> open/tier-1

## 2026-11-19 15:10 -03:00 agent bia
Hi Dele, caught it: green paper, white ribbon, and the price stays out of the parcel. It leaves today. Bia

## 2026-11-19 15:25 -03:00 customer
@AcmeSupport you are the best, thank you!!

## 2026-11-19 15:26 -03:00 dismiss bia
Thanks only.

## 2026-11-19 15:27 -03:00 move bia open/tier-1 -> resolved

## 2026-11-19 15:40 -03:00 rating 5/5

"""##
  ),
  (
    "README.md",
    ##"""
# Our help desk

Every conversation with a customer is a file in `tickets/`. The folder says where it stands; the file holds what was said.
`git` keeps the history, and the command `heard` does the book-keeping.

```
tickets/new/                 arrived, nobody has looked yet
tickets/open/tier-1/ ...     we owe the customer something
tickets/pending/tier-1/ ...  the customer owes us an answer
tickets/resolved/2026-11/    done
tickets/ignored/2026-11/     not for us
responses/                   answers to start from, in English and Portuguese
heard.yaml                   who we are, and what we promise
```

## If you answer customers
1. `git pull`, then `heard next`: what to do now, the most urgent first, and why.
2. `heard show 7K3Q` (the beginning of an id is enough) to read the conversation and its clocks.
3. Say first that the message arrived, then solve it: `heard reply 7K3Q --with heard`.
   Anything longer you write in your editor, below a line `## now agent bia`; `heard fix` puts in the time.
4. Move it on: `heard wait 7K3Q` (their turn), `heard escalate 7K3Q --because "needs access to payments"`, `heard resolve 7K3Q`.
   Dragging the file to another folder does the same; `heard fix` then writes down the move.
5. `git add -A && git commit && git push`. The commit is stopped only by what would hurt a customer, and the message says what to do.

Rules of the house: use the customer's name; one question per message; nothing about a person, an order or a payment in public
(`--with move-to-private`); change a canned sentence until it sounds like you.

## If you review
- `heard review main..HEAD` says per ticket what happened to the customer. It also names what may not happen: history that was rewritten,
  answers in another's name, promises broken in silence.
- On every pull request `.github/workflows/heard.yml` runs it at GitHub, `.gitlab-ci.yml` at GitLab: delete the file of the host that is not yours.
- `heard codeowners` names who has to look at which tier.
- A reply is a few added lines; a move is a rename: `git diff -M main...HEAD` shows who was answered and what moved.
- Look for: the question that was not answered, a promise without a date, personal data on a public channel.
- A `draft` entry waits for you: change the word to `agent`, and it is approved.

## If you lead
- `heard list is:overdue` and `heard list due:4h` every morning; `heard index` builds a board in `.heard/index.html`.
- Promises live in `heard.yaml` under `sla:`. `heard why 7K3Q` shows the sum behind a due time.
- New people: a line under `team:`; their e-mail is the one in their `git config user.email`.

## First hour
1. Put your names, channels and office hours into `heard.yaml`.
2. Read the answers in `responses/` aloud and rewrite what you would never say.
3. `heard new --channel email --customer "Ana Souza <ana@example.com>" --subject "A first question" --text "Hello?"`
4. `heard lint`, and commit.

"""##
  ),
  (
    "heard.yaml",
    ##"""
# How this help desk works. Change what you like: `heard lint` says if something does not fit, with the line and what to write instead.
# A section that you leave out has a default; docs/format.md of heard lists them.

workspace: Acme Support                # your name, as {{workspace}} in responses
timezone: America/Sao_Paulo            # in which times are written and office hours are meant
language: pt-BR                        # of responses, unless a ticket says `language: en`

# Where a conversation can stand. Each status is a folder of tickets/. The first is where conversations arrive.
# mode: runs = we owe an answer; pauses = the customer does; stops = done; voids = not for us, no clock counts.
# tiers: has a folder for each tier. by-month: has a folder for each month.
statuses:
  new: {mode: runs}
  open: {mode: runs, tiers: true}
  pending: {mode: pauses, tiers: true}
  resolved: {mode: stops, by-month: true}
  ignored: {mode: voids, by-month: true}
tiers: [tier-1, tier-2, tier-3]        # lowest first; `heard escalate` moves one to the right
priorities: [low, normal, high, urgent]

# Who answers. The key is how entries name a person: `agent bia`. The e-mail is the one that git knows, so that heard knows who you are.
# tiers: where they may answer. hours: the calendar on which they work. approves: may send a draft that waits for approval.
team:
  bia: {name: Bia Lima, email: [bia@example.com], tiers: [tier-1, tier-2], department: care, hours: business}
  caio: {name: Caio Reis, email: [caio@example.com], tiers: [tier-1, tier-2, tier-3], department: billing, approves: true}

# Where customers write. public: everybody reads along. limit: the longest answer, in characters as the platform counts them.
# reply-window: how long after the customer's last message the platform takes an answer.
channels:
  twitter: {public: true, limit: 280}
  facebook: {public: true, limit: 2000, reply-window: 7d}
  instagram: {public: true, limit: 1000, reply-window: 24h}
  whatsapp: {public: false, limit: 4096, reply-window: 24h}
  email: {public: false}
  reclame-aqui: {public: true}

# Keys of your own in the front matter of a ticket. They work in `when` below and in queries: `heard list segment:vip`.
fields:
  order: {type: text}
  segment: {type: text, one-of: [vip, regular]}

# Office hours. The calendar `always` needs no entry.
# For one date that differs: `exceptions: {2026-12-24: [09:00-12:00]}`. For public holidays from a file: `holidays: [holidays/br.ics]`.
calendars:
  business:
    hours:
      mon-fri: [09:00-12:00, 13:00-18:00]
      sat: [09:00-13:00]
    holidays: [2026-12-25, 2027-01-01]

# What you promise. For each clock the first policy counts that matches the ticket and names that clock, so the special ones stand first.
# acknowledge: "you've been heard", a machine may say it. first-reply, next-reply: a person's answer. update: no longer silence than this.
# tier: when it runs out, escalate. resolve: from the first message until it is done. warn: how early a clock counts as due soon.
# Targets: 90m, 4h, 1h30m, 2d; `8h on business` counts office hours only; same-day and next-day mean closing time; none = no promise.
sla:
  - name: billing and outage
    when: {tag: [billing, outage, not-delivered]}
    acknowledge: 15m
    first-reply: 1h
    tier: 2h
  - name: twitter
    when: {channel: twitter}
    acknowledge: 1h
    first-reply: 4h
  - name: facebook and instagram
    when: {channel: [facebook, instagram]}
    acknowledge: 4h
    first-reply: 12h
  - name: everyone
    first-reply: same-day on business
    next-reply: 8h on business
    update: 24h
    tier: 8h on business
    resolve: 24h
    warn: 1h

# How loud a rule is: error, warning, info or off. `heard rules` lists them, `heard explain RULE` says why one exists.
lint:
  no-name: off

# Addresses and numbers that are nobody's secret and may stand in a message.
privacy:
  allow: [support@example.com]

# Columns of your own CSV or JSON lines files: `heard import complaints.csv --from complaints`.
import:
  complaints:
    id: ID
    subject: TEMA
    text: DESCRICAO
    time: {column: TEMPO, format: yyyy-MM-dd}
    customer: ID
    channel: {always: reclame-aqui}

"""##
  ),
  (
    "responses/billing/charged-twice.md",
    ##"""
---
title: Charged twice, being checked
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
sets: {tags: [+billing]}
---
Hi {{customer.first-name|there}}, two charges for one order is not right, and you should not have to chase it. I am asking our payments team now. If the second one is a hold, it drops off by itself; if it is a charge, you get it back. I will write again today. {{agent.first-name}}

"""##
  ),
  (
    "responses/billing/charged-twice.pt-BR.md",
    ##"""
---
title: Cobrança em dobro, em verificação
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
sets: {tags: [+billing]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}. Duas cobranças para um pedido só não está certo. Já falei com o time de pagamentos. Se a segunda for só uma reserva, ela some sozinha; se for cobrança, devolvemos. Ainda hoje eu volto com uma resposta. {{agent.first-name}}

"""##
  ),
  (
    "responses/billing/refund-sent.md",
    ##"""
---
title: The money is on its way back
channels: [whatsapp, email]
language: en
tier: tier-2
asks: [order, amount, days]
sets: {status: pending, tags: [+refund]}
---
{{greeting|Hello}}, {{customer.first-name|there}}.

I have just sent {{amount}} for order {{order}} back the way you paid. Banks take up to {{days}} working days to show it; with a card it may be on the next bill.

If it is not there after that, answer this message and I will trace it with the bank. You need not explain anything again.

{{agent.name}}
{{workspace}}

"""##
  ),
  (
    "responses/billing/refund-sent.pt-BR.md",
    ##"""
---
title: O reembolso foi feito
channels: [whatsapp, email]
language: pt-BR
tier: tier-2
asks: [order, amount, days]
sets: {status: pending, tags: [+refund]}
---
{{greeting|Olá}}{{#customer.first-name}}, {{.}}{{/customer.first-name}}!

Acabei de devolver {{amount}} do pedido {{order}} pela mesma forma de pagamento da compra. O banco leva até {{days}} dias úteis para mostrar o valor; no cartão, pode aparecer só na próxima fatura.

Se passar desse prazo e nada tiver caído, responda por aqui que eu rastreio com o banco. Você não vai precisar explicar tudo de novo.

{{agent.name}}
{{workspace}}

"""##
  ),
  (
    "responses/billing/refund-sent.pt-BR@twitter.md",
    ##"""
---
title: O reembolso foi feito (sem valores em público)
channels: [twitter]
language: pt-BR
tier: tier-2
asks: [days]
sets: {status: pending, tags: [+refund]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Boa notícia: seu reembolso saiu hoje, pela mesma forma de pagamento. O banco leva até {{days}} dias úteis para mostrar. Os detalhes estão na sua DM. Se não cair até lá, me chame aqui. {{agent.first-name}}

"""##
  ),
  (
    "responses/billing/refund-sent@twitter.md",
    ##"""
---
title: The money is on its way back (no figures in public)
channels: [twitter]
language: en
tier: tier-2
asks: [days]
sets: {status: pending, tags: [+refund]}
---
Hi {{customer.first-name|there}}, good news: your refund left us today, back the way you paid. Banks take up to {{days}} working days to show it. The details are in your direct messages. Not there by then? Write to me here. {{agent.first-name}}

"""##
  ),
  (
    "responses/closing/still-there.md",
    ##"""
---
title: We have not heard from you
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
sets: {status: pending}
---
Hi {{customer.first-name|there}}, I asked you something a while ago and would like to finish this for you. Is it solved, or may I still help? A short answer is enough. If I hear nothing I will close the conversation, and you can open it again at any time by writing. {{agent.first-name}}

"""##
  ),
  (
    "responses/closing/still-there.pt-BR.md",
    ##"""
---
title: Ainda não tivemos resposta
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
sets: {status: pending}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Fiz uma pergunta outro dia e queria terminar de resolver isso para você. Já deu certo ou ainda posso ajudar? Uma palavra basta. Sem resposta, eu encerro por aqui, e você pode reabrir quando quiser: é só escrever. {{agent.first-name}}

"""##
  ),
  (
    "responses/closing/thanks-closing.md",
    ##"""
---
title: Thank you, and goodbye for now
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
sets: {status: resolved}
---
Good to hear that, {{customer.first-name|and thank you for telling us}}! I am closing this conversation; it opens again by itself if you write. Have a good day. {{agent.first-name}}

"""##
  ),
  (
    "responses/closing/thanks-closing.pt-BR.md",
    ##"""
---
title: Agradecer e encerrar
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
sets: {status: resolved}
---
Que bom que deu certo{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Vou encerrar a nossa conversa; se precisar, é só escrever que ela reabre na hora. Tenha um ótimo dia. {{agent.first-name}}

"""##
  ),
  (
    "responses/first-steps/ask-for-details.md",
    ##"""
---
title: Ask for what is missing
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
asks: [question]
sets: {status: pending}
---
Hi {{customer.first-name|there}}, thank you for telling us. To find the cause I need one thing from you: {{question}} As soon as I have it, I will go on and tell you what I found. {{agent.first-name}}

"""##
  ),
  (
    "responses/first-steps/ask-for-details.pt-BR.md",
    ##"""
---
title: Pedir o que falta
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
asks: [question]
sets: {status: pending}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}, que bom que você avisou. Para achar a causa, só me falta uma coisa: {{question}} Assim que você responder, eu continuo e conto o que descobri. {{agent.first-name}}

"""##
  ),
  (
    "responses/first-steps/empathy.md",
    ##"""
---
title: Say that you understand, before you solve
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
asks: [problem, next-step]
---
{{! Say the problem in the customer's own words: --set problem="the lamp arrived broken". Change the rest until it sounds like you. }}
Hi {{customer.first-name|there}}, I understand: {{problem}}, and that is not what you paid for. I am sorry. I am taking this on myself. Next: {{next-step}}. {{agent.first-name}}

"""##
  ),
  (
    "responses/first-steps/empathy.pt-BR.md",
    ##"""
---
title: Mostrar que entendeu, antes de resolver
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
asks: [problem, next-step]
---
{{! Conte o problema com as palavras do cliente: --set problem="a luminária chegou quebrada". Mude o resto até soar como você. }}
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}, eu entendo: {{problem}}, e não era isso que você esperava da gente. Sinto muito. Vou cuidar do seu caso pessoalmente. Agora: {{next-step}}. {{agent.first-name}}

"""##
  ),
  (
    "responses/first-steps/heard.md",
    ##"""
---
title: You've been heard
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
auto: true
---
Hi {{customer.first-name|there}}, your message has reached our team, and a person will answer it right here. There is no need to write again. If something changes meanwhile, just add it below. {{workspace}}

"""##
  ),
  (
    "responses/first-steps/heard.pt-BR.md",
    ##"""
---
title: Recebemos a sua mensagem
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
auto: true
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Sua mensagem chegou à nossa equipe e uma pessoa vai responder por aqui mesmo, não precisa escrever de novo. Se algo mudar até lá, é só contar. {{workspace}}

"""##
  ),
  (
    "responses/first-steps/move-to-private.md",
    ##"""
---
title: Go on in private
channels: [twitter, facebook, instagram]
language: en
sets: {status: pending, tags: [+private]}
---
Hi {{customer.first-name|there}}, I want to look into this with you. It needs details that should not stand in public, so please send us a direct message with your order number. Never your card number or password. I will answer there. {{agent.first-name}}

"""##
  ),
  (
    "responses/first-steps/move-to-private.pt-BR.md",
    ##"""
---
title: Continuar no privado
channels: [twitter, facebook, instagram]
language: pt-BR
sets: {status: pending, tags: [+private]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Quero resolver isso com você. Como precisamos de alguns dados seus, mande o número do pedido por mensagem direta, por favor. Número do cartão e senha, nunca. Eu respondo por lá. {{agent.first-name}}

"""##
  ),
  (
    "responses/orders/delivery-delay.md",
    ##"""
---
title: The order is late
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
asks: [order, date]
sets: {tags: [+not-delivered]}
---
Hi {{customer.first-name|there}}, order {{order}} is late, and we should have told you before you had to ask. I am sorry. {{#reason}}The cause: {{reason}}. {{/reason}}The new date is {{date}}. If that is too late for you, say so and you get your money back. {{agent.first-name}}

"""##
  ),
  (
    "responses/orders/delivery-delay.pt-BR.md",
    ##"""
---
title: O pedido está atrasado
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
asks: [order, date]
sets: {tags: [+not-delivered]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}. O pedido {{order}} atrasou, e a gente devia ter avisado antes de você perguntar. Desculpe. {{#reason}}O motivo: {{reason}}. {{/reason}}A nova data é {{date}}. Se ficar tarde demais, é só dizer e devolvemos o valor. {{agent.first-name}}

"""##
  ),
  (
    "responses/orders/lost-parcel.md",
    ##"""
---
title: The parcel is lost, a new one goes out
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
tier: tier-2
asks: [order, date]
sets: {tags: [+not-delivered]}
---
Hi {{customer.first-name|there}}, the carrier cannot find your order {{order}}, so we stop waiting: a new parcel leaves today and arrives by {{date}}, at no cost. Should the first one turn up after all, keep it or send it back free of charge. {{agent.first-name}}

"""##
  ),
  (
    "responses/orders/lost-parcel.pt-BR.md",
    ##"""
---
title: Encomenda extraviada, segue outra
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
tier: tier-2
asks: [order, date]
sets: {tags: [+not-delivered]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}. A transportadora não localizou o pedido {{order}}, então chega de esperar: outro sai hoje, sem custo, e chega até {{date}}. Se o primeiro aparecer, fique com ele ou devolva por nossa conta. {{agent.first-name}}

"""##
  ),
  (
    "responses/orders/order-status.md",
    ##"""
---
title: Where the order is
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
asks: [order, place, date]
---
Hi {{customer.first-name|there}}, I looked up order {{order}} for you: it is {{place}} and should reach you on {{date}}. If it is not there by that evening, write to us here and I will chase it. {{agent.first-name}}

"""##
  ),
  (
    "responses/orders/order-status.pt-BR.md",
    ##"""
---
title: Onde está o pedido
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
asks: [order, place, date]
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Consultei o pedido {{order}}: ele está {{place}} e deve chegar no dia {{date}}. Se até a noite desse dia não tiver chegado, escreva aqui que eu vou atrás. {{agent.first-name}}

"""##
  ),
  (
    "responses/outage/back-up.md",
    ##"""
---
title: It works again
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
asks: [what]
sets: {status: pending, tags: [+outage]}
---
Hi {{customer.first-name|there}}, {{what}} works again. Please try once more and tell me if anything is still odd: I stay on it until it works for you. Thank you for your patience, and sorry for the lost time. {{agent.first-name}}

"""##
  ),
  (
    "responses/outage/back-up.pt-BR.md",
    ##"""
---
title: Voltou a funcionar
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
asks: [what]
sets: {status: pending, tags: [+outage]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! {{what}} voltou a funcionar. Tente mais uma vez, por favor, e me conte se ainda notar algo estranho: fico por aqui até dar certo para você. Desculpe pelo tempo perdido. {{agent.first-name}}

"""##
  ),
  (
    "responses/outage/outage.md",
    ##"""
---
title: It is down, and we know
channels: [twitter, facebook, instagram, whatsapp, email]
language: en
approve: true
asks: [what, next-update]
sets: {tags: [+outage]}
---
Hi {{customer.first-name|there}}, it is not you: {{what}} is down for many people right now. Our engineers are on it, and there is nothing you need to do. The next news comes at {{next-update}}, even if it is not over by then. {{agent.first-name}}

"""##
  ),
  (
    "responses/outage/outage.pt-BR.md",
    ##"""
---
title: Está fora do ar, e já sabemos
channels: [twitter, facebook, instagram, whatsapp, email]
language: pt-BR
approve: true
asks: [what, next-update]
sets: {tags: [+outage]}
---
Oi{{#customer.first-name}}, {{.}}{{/customer.first-name}}! Não é com você: {{what}} está fora do ar para muita gente. O time técnico já está cuidando disso e você não precisa fazer nada. Às {{next-update}} eu volto com novidades, mesmo que ainda não tenha acabado. {{agent.first-name}}

"""##
  ),
  ("tickets/ignored/.gitkeep", ""),
  ("tickets/new/.gitkeep", ""),
  ("tickets/open/tier-1/.gitkeep", ""),
  ("tickets/open/tier-2/.gitkeep", ""),
  ("tickets/open/tier-3/.gitkeep", ""),
  ("tickets/pending/tier-1/.gitkeep", ""),
  ("tickets/pending/tier-2/.gitkeep", ""),
  ("tickets/pending/tier-3/.gitkeep", ""),
  ("tickets/resolved/.gitkeep", ""),
]
