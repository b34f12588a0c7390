# The words of the interface, in Brazilian Portuguese. Ids are not translated; what is in {…} is filled in by kb.
# Complete, so that no word of European Portuguese (pt.ftl) shows through.
# Not read by a native speaker yet.
# Style: address with "você" (mostly left out), infinitives on buttons, as on gov.br. Lawyers are named by what
# they give (legal review, legal advice) and people by "quem", so that no gendered noun is needed.
# A part of the site or of a page is "seção". States of a translation agree with "tradução".
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (0, 1), many (whole millions), other.

## Around every page

skip-link = Ir para o conteúdo
menu = Menu
menu-close = Fechar menu
reach-label = Navegação na página
to-top = Voltar ao topo
nav-label = Navegação principal
nav-earlier = Anteriores ({ $n })
nav-later = Próximas ({ $n })
breadcrumbs-label = Trilha de navegação
footer-label = Visões gerais
languages-label = Idioma
language-untranslated = (ainda não traduzido)
tools-open = Idioma e aparência
appearance = Aparência
appearance-auto = Igual à do dispositivo
appearance-light = Claro
appearance-dark = Escuro
a-z = Índice A–Z
a-z-description = Títulos de páginas, subtítulos e termos em ordem alfabética.
letters-label = Letras
parts-label = Partes da lista
glossary = Glossário
glossary-description = Os termos usados aqui e o que significam.
glossary-synonyms = Também:
glossary-page = Saiba mais:
tags = Temas
tags-description = Todos os temas e as páginas de cada um.
tags-all = Todos os temas
tag = Tema
tag-description = Tudo o que se refere a este tema.
tag-count = { $n ->
    [one] { $n } página
    [many] { $n } de páginas
   *[other] { $n } páginas
}
page-count = { $n ->
    [one] { $n } página
    [many] { $n } de páginas
   *[other] { $n } páginas
}
map = Mapa do site
map-description = Onde fica cada conteúdo e como as páginas levam umas às outras.
map-picture = Imagem: as páginas e os links entre elas. O mesmo conteúdo está abaixo em forma de lista.
map-list = O mesmo em forma de lista
map-leads-to = Leva a:
print = Imprimir tudo
print-description = O site inteiro em uma só página. Imprima ou salve com o comando de impressão do seu navegador.
print-too-long = Este site é grande demais para uma só página. Cada página pode ser impressa separadamente:
print-toc = Conteúdo
feed = Novidades (Atom)

## A page

toc = Nesta página
reading-time = { $n ->
    [one] { $n } minuto de leitura
    [many] { $n } de minutos de leitura
   *[other] { $n } minutos de leitura
}
review-done = Revisado
review-next = Próxima revisão
updated = Atualizado em
changes = O que mudou
change-major = Importante:
status-deprecated = Esta página está desatualizada
status-withdrawn = Esta página foi retirada
status-withdrawn-text = Ela não vale mais.
status-instead = Leia em vez dela:
generated-title = Tradução automática
generated-source = Um programa traduziu este texto. Ler o original
review-none = Ainda não revisado
review-overdue = A revisão está atrasada
owner = Responsável:
place = Aplica-se a:
sources = Fontes
exception-title = Quando este conselho não se aplica
children = Nesta seção
related = Para continuar
used-by = Também mencionado em
used-by-rest = Mais ({ $n })
kind-page = página
kind-scenario = situação
kind-quiz = questionário
kind-glossary = termo
sequence-label = Página anterior e próxima página
previous = Anterior
next = Próxima
edit = Sugerir uma alteração nesta página
feedback = Relatar um erro nesta página
home-children = Todas as seções do site
home-scenarios = Encontrar sua situação
copy = Copiar
copied = Copiado
copy-failed = Não foi possível copiar, selecione o texto manualmente

## Inside the text

callout-note = Nota
callout-tip = Dica
callout-important = Importante
callout-warning = Atenção
callout-caution = Perigo
callout-info = Informação
callout-success = Sucesso
callout-question = Pergunta
callout-danger = Perigo
callout-bug = Erro
callout-example = Exemplo
callout-quote = Citação
callout-abstract = Resumo
callout-details = Detalhes
table = Tabela
code = Código
letter = Texto para usar
footnotes = Notas de rodapé
footnote-back = Voltar ao texto
heading-anchor = Link para a seção:
changed-section = Esta seção mudou no original.
missing-section = Esta seção ainda não foi traduzida.

## Translations

translations = Status das traduções
translations-description = Quais páginas estão traduzidas e quais estão desatualizadas.
translations-page = Página
translations-pages = Todas as páginas desta tradução
translations-state = Status
translations-changed = O que falta
translations-since = Desde
state-source = original
state-fresh = atualizada
state-stale = desatualizada
state-removed = parte removida no original
state-moved = parte movida no original
state-incomplete = incompleta
state-extra = com acréscimos
state-unconfirmed = não confirmada
state-untranslated = não traduzida
state-in-translation = em tradução
state-orphan = sem original
sections-of = { $n ->
    [one] { $n } de { $total } seções mudou
    [many] { $n } de { $total } seções mudaram
   *[other] { $n } de { $total } seções mudaram
}
sections-missing = { $n ->
    [one] falta { $n } seção
    [many] faltam { $n } de seções
   *[other] faltam { $n } seções
}
freshness-label = Status da tradução
freshness-stale-title = Esta tradução está desatualizada
freshness-changed = { $n ->
    [one] { $n } de { $total } seções mudou no original.
    [many] { $n } de { $total } seções mudaram no original.
   *[other] { $n } de { $total } seções mudaram no original.
}
freshness-since = Última comparação: { $date }.
freshness-missing = { $n ->
    [one] { $n } seção ainda está no idioma original.
    [many] { $n } de seções ainda estão no idioma original.
   *[other] { $n } seções ainda estão no idioma original.
}
freshness-beginning = Início da página
freshness-in-source = no original
freshness-major = mudança importante
freshness-untranslated-title = Esta página ainda não foi traduzida
freshness-untranslated = Ela aparece no idioma original.
freshness-open-source = Abrir o original
freshness-unconfirmed = Ninguém ainda confirmou que esta tradução corresponde ao original.

## Search

search = Busca
search-description = Encontrar uma página, uma situação ou um termo.
search-label = Buscar neste site
search-placeholder = Buscar
search-count = { $n ->
    [one] { $n } resultado
    [many] { $n } de resultados
   *[other] { $n } resultados
}
search-none = Nenhum resultado. Tente outra palavra ou só o começo dela.
search-loading = Carregando…
search-failed = Não foi possível carregar a busca. Tudo também está aqui:
search-results = Resultados da busca
search-more = Mais resultados
search-ways = Outras formas de encontrar o que procura
search-all = Todos os resultados
search-other = Em outros idiomas
search-unknown = Não está neste site:
search-similar = Palavras parecidas:
search-clear = Limpar
search-kind = Tipo
search-everything = Tudo
search-noscript = A busca precisa de JavaScript. Sem JavaScript, tudo está aqui:

## Situations

scenarios = Situações
scenarios-by-severity = Por gravidade
scenarios-by-signal = Pelo que está acontecendo
scenarios-signal = O que está acontecendo
scenarios-scenario = Situação
severity = Gravidade
severity-info = Situação comum
severity-caution = Cuidado
severity-serious = Situação grave
severity-danger = Perigo
scenario-signals = Como reconhecer
scenario-channel = Como dizer
scenario-steps = O que fazer
scenario-scripts = O que dizer ou escrever
scenario-risks = O que pode dar errado
scenario-exceptions = Quais conselhos não se aplicam aqui
scenario-related = Para continuar
channel-recommended = O melhor
channel-allowed = Também é possível
channel-never = Nunca
step-when = Vale se:
step-page = Como fazer:
step-script = Texto para usar:
script-channel = Como:
script-fields = Preencha os dados
script-private = O que você digitar fica nesta janela. Não é enviado nem salvo.
script-remember = Lembrar estes dados neste dispositivo também para outros textos. Qualquer pessoa que use este navegador pode vê-los.
script-email = Abrir no e-mail
script-download = Baixar
script-missing = Falta preencher:
safety-title = Você está em perigo agora?
safety-leave = Sair rápido desta página
safety-leave-key = Pressionar três vezes a tecla Esc faz o mesmo.

## Quiz

and = e
or = ou
quizzes = Questionários
quiz-how = Responda às perguntas. Seu resultado e seu plano estão abaixo das perguntas.
quiz-many = Escolha tudo o que se aplica.
quiz-questions = Perguntas
quiz-question = pergunta { $n }
quiz-only-if = Responda só se:
quiz-skipped = Se pular esta pergunta, conte:
quiz-go-to = Vá para:
quiz-not = não
quiz-outcome = Resultado
quiz-stop = Primeiro isto
quiz-cap = Antes disso
quiz-applies-if = Vale se:
quiz-then = Seu resultado:
quiz-best-result = O melhor resultado possível:
quiz-add-up = Some seus pontos
quiz-add-up-how = Some os números ao lado das suas respostas, primeiro linha por linha e depois todos juntos.
quiz-dimension = Área
quiz-yours = Seus pontos
quiz-most = Máximo
quiz-total = Total
quiz-floors = E também
quiz-result = Resultado
quiz-band = de { $from } a { $to }
quiz-band-best = { $from } ou mais
quiz-floor = pelo menos { $n }
quiz-read = Para ler:
quiz-plan = Seu plano
quiz-plan-how = Siga os passos em que pelo menos um dos motivos se aplica a você.
quiz-because = Porque você respondeu
quiz-because-condition = Por causa das suas respostas
quiz-because-result = Porque seu resultado é
quiz-step = { $left ->
    [0] Pergunta { $n }, a última
    [one] Pergunta { $n }, falta no máximo { $left }
    [many] Pergunta { $n }, faltam no máximo { $left }
   *[other] Pergunta { $n }, faltam no máximo { $left }
}
quiz-continue = Continuar
quiz-back = Voltar
quiz-error-title = Falta uma resposta
quiz-error-prefix = Erro:
quiz-print = Imprimir
quiz-copy-plan = Copiar o plano
quiz-score = Pontos por área
quiz-score-of = { $n } de { $max }
quiz-answers = Confira suas respostas
quiz-change = Alterar
quiz-own = Suas respostas
quiz-own-memory = Elas estão só nesta aba. Quando você fechar a aba, elas desaparecem.
quiz-own-kept = Elas estão salvas neste dispositivo.
quiz-keep = Manter neste dispositivo
quiz-keep-note = Quem usar este navegador pode vê-las.
quiz-copy-link = Copiar link
quiz-copy-link-note = Quem receber o link pode ver suas respostas.
quiz-delete = Apagar minhas respostas
quiz-delete-note = Na hora e todas, inclusive as salvas.
quiz-deleted = Suas respostas foram apagadas.
quiz-kept = Suas respostas estão salvas neste dispositivo.
quiz-not-kept = Suas respostas não estão mais salvas neste dispositivo.
quiz-keep-failed = Seu navegador não permitiu salvar. Suas respostas ficam só nesta página.
quiz-outdated = O questionário mudou. Suas respostas anteriores não valem mais; responda novamente.

## Special pages

accessibility = Acessibilidade
accessibility-full = Este site cumpre as diretrizes WCAG 2.2 AA.
accessibility-partial = Este site cumpre a maioria das diretrizes WCAG 2.2 AA.
accessibility-none = Este site ainda não cumpre as diretrizes WCAG 2.2 AA.
accessibility-problems = O que ainda não funciona
accessibility-tests = Como o site é testado
accessibility-tests-text = Programas testam cada tipo de página: com axe e um validador de HTML, com o teclado, sem scripts, em telas pequenas, em todas as cores e impressa. Eles encontram apenas uma parte dos problemas.
accessibility-contact = Conte-nos o que não funciona
accessibility-prepared = Declaração verificada em
not-found = Página não encontrada
not-found-description = O endereço pode estar errado ou a página pode ter mudado de lugar.
not-found-home = Página inicial
redirect = Esta página mudou de endereço
redirect-text = Novo endereço:
